/** How sure figures are: intervals of an item's actual and of the score, and small samples set beside their peers'. Pure. */
@NullMarked
package id.timbang.scoring.certainty;

import org.jspecify.annotations.NullMarked;
