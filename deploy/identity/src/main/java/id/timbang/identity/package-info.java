/** The standalone's identity provider: OpenID Connect for its people, client credentials for its machines. */
@NullMarked
package id.timbang.identity;

import org.jspecify.annotations.NullMarked;
