/** The access log: who has looked at whose figures, for those who were looked at. */
@NullMarked
package id.timbang.report.access;

import org.jspecify.annotations.NullMarked;
