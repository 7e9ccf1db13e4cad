/** Who works in which office, followed in memory. */
@NullMarked
package id.timbang.survey.directory;

import org.jspecify.annotations.NullMarked;
