/** Who has looked at whose figures, for those whose figures they are. */
@NullMarked
package id.timbang.report.access;

import org.jspecify.annotations.NullMarked;
