/** Employees by list: CSV in, as a job that tells its progress, and the same CSV out. */
@NullMarked
package id.timbang.indicator.directory.list;

import org.jspecify.annotations.NullMarked;
