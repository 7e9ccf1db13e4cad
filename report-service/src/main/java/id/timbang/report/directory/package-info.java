/** Offices and employees, followed in memory. */
@NullMarked
package id.timbang.report.directory;

import org.jspecify.annotations.NullMarked;
