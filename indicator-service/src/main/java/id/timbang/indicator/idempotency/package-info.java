/** A whole call told twice is answered as the first time, by the key its caller gave it. */
@NullMarked
package id.timbang.indicator.idempotency;

import org.jspecify.annotations.NullMarked;
