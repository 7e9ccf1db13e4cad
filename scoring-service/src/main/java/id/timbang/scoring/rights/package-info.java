/** Who may see which scores: the rules of the service, in one place. */
@NullMarked
package id.timbang.scoring.rights;

import org.jspecify.annotations.NullMarked;
