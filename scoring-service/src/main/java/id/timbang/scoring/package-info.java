/** Evidence, tallies, live scores. */
@NullMarked
package id.timbang.scoring;

import org.jspecify.annotations.NullMarked;
