/** Who may see and do what in this service. */
@NullMarked
package id.timbang.indicator.rights;

import org.jspecify.annotations.NullMarked;
