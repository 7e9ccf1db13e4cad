/** Surveys: where, when and by which convention citizens are asked. */
@NullMarked
package id.timbang.survey.definition;

import org.jspecify.annotations.NullMarked;
