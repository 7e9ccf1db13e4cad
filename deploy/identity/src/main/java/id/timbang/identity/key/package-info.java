/** The key that signs tokens. */
@NullMarked
package id.timbang.identity.key;

import org.jspecify.annotations.NullMarked;
