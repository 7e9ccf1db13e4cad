/** Scores of quarters and years, and what months are compared by: made in the background from the standings of months. */
@NullMarked
package id.timbang.scoring.period;

import org.jspecify.annotations.NullMarked;
