/** Scores made anew in the background when the directory or the catalogue has changed, and how far that is. */
@NullMarked
package id.timbang.scoring.recalculation;

import org.jspecify.annotations.NullMarked;
