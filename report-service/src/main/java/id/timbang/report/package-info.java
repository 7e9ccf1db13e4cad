/** Period summaries. */
@NullMarked
package id.timbang.report;

import org.jspecify.annotations.NullMarked;
