/** Who may see which reports. */
@NullMarked
package id.timbang.report.rights;

import org.jspecify.annotations.NullMarked;
