/** Events out, acknowledged by the broker, and whole topics read from their start. */
@NullMarked
package id.timbang.kit.event;

import org.jspecify.annotations.NullMarked;
