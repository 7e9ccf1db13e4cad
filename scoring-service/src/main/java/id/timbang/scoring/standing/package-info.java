/** Where each employee stands in each month: tallies, the score made from them, how far the log is applied. */
@NullMarked
package id.timbang.scoring.standing;

import org.jspecify.annotations.NullMarked;
