/** From tallies and a scorecard to a score: the formulae of the domain as pure functions. */
@NullMarked
package id.timbang.scoring.score;

import org.jspecify.annotations.NullMarked;
