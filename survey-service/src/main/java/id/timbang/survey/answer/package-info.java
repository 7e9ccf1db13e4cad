/** Citizens' answers in: checked, made anonymous events, accepted only when the log has them. */
@NullMarked
package id.timbang.survey.answer;

import org.jspecify.annotations.NullMarked;
