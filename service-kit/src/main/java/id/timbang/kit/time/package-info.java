/** The clock and the agency's time zone, passed in. */
@NullMarked
package id.timbang.kit.time;

import org.jspecify.annotations.NullMarked;
