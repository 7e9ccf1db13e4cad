/** Who works where: offices, employees and their absences. */
@NullMarked
package id.timbang.indicator.directory;

import org.jspecify.annotations.NullMarked;
