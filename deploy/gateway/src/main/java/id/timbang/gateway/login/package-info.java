/** Who is at the door: log-in by OpenID Connect, sessions, access tokens, and what services are told of them. */
@NullMarked
package id.timbang.gateway.login;

import org.jspecify.annotations.NullMarked;
