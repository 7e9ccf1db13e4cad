/** Directory, catalogue, observations in. */
@NullMarked
package id.timbang.indicator;

import org.jspecify.annotations.NullMarked;
