/** The log-in page, and the limit on attempts. */
@NullMarked
package id.timbang.identity.login;

import org.jspecify.annotations.NullMarked;
