/** Surveys and citizens' answers. */
@NullMarked
package id.timbang.survey;

import org.jspecify.annotations.NullMarked;
