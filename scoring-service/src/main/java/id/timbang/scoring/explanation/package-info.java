/** How a score came to be, what would change it and what has changed it, in figures and in sentences. Pure. */
@NullMarked
package id.timbang.scoring.explanation;

import org.jspecify.annotations.NullMarked;
