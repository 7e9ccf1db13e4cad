/** The programs that may ask for tokens, and what is in the tokens. */
@NullMarked
package id.timbang.identity.client;

import org.jspecify.annotations.NullMarked;
