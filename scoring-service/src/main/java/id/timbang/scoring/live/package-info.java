/** Changed scores pushed to open pages (Server-Sent Events). */
@NullMarked
package id.timbang.scoring.live;

import org.jspecify.annotations.NullMarked;
