/** Survey results, published in steps and rebuilt from the log. */
@NullMarked
package id.timbang.survey.result;

import org.jspecify.annotations.NullMarked;
