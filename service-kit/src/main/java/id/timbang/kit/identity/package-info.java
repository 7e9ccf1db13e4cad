/** Who calls, as a token of the identity provider tells, and whom they may see. */
@NullMarked
package id.timbang.kit.identity;

import org.jspecify.annotations.NullMarked;
