/** What could not be used: found, mended, told again through the same door as everything new, or dismissed. */
@NullMarked
package id.timbang.indicator.quarantine;

import org.jspecify.annotations.NullMarked;
