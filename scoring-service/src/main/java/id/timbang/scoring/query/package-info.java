/** Scores, the evidence behind them, and where they lie among peers, over HTTP. */
@NullMarked
package id.timbang.scoring.query;

import org.jspecify.annotations.NullMarked;
