/** Who may see which scores. */
@NullMarked
package id.timbang.scoring.rights;

import org.jspecify.annotations.NullMarked;
