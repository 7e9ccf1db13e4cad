/** Every fact that was ever told, under its own id, so that it counts once and can be shown. */
@NullMarked
package id.timbang.scoring.evidence;

import org.jspecify.annotations.NullMarked;
