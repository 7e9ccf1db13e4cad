/** Who may see and do what in this service. */
@NullMarked
package id.timbang.survey.rights;

import org.jspecify.annotations.NullMarked;
