/** What an employee's facts of a month add up to: counts, exact sums, exact histograms. Pure, invertible, and the same in any order. */
@NullMarked
package id.timbang.scoring.tally;

import org.jspecify.annotations.NullMarked;
