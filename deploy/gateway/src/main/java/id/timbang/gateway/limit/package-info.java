/** How much one client may ask for: sizes, rates, and how many things at once. */
@NullMarked
package id.timbang.gateway.limit;

import org.jspecify.annotations.NullMarked;
