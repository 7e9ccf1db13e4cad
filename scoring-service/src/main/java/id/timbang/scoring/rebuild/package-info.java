/** Builds the view from the log anew beside the running one, proves that both are equal, and lets the new one take over. */
@NullMarked
package id.timbang.scoring.rebuild;

import org.jspecify.annotations.NullMarked;
