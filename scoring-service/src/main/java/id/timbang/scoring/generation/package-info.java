/** Which making of the view of the log is current, which is being built, and who builds it. */
@NullMarked
package id.timbang.scoring.generation;

import org.jspecify.annotations.NullMarked;
