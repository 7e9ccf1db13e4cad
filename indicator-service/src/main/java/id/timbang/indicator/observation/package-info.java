/** Observations in: checked, resolved, published; accepted only when the log has them. */
@NullMarked
package id.timbang.indicator.observation;

import org.jspecify.annotations.NullMarked;
