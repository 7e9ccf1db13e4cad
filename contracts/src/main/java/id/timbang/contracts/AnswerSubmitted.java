package id.timbang.contracts;

import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One citizen's anonymous answer: no timestamp finer than a day, and an id that carries no time.
 *
 * @param employeeId who served the citizen, where the survey asks about a person
 * @param indicator  the satisfaction indicator this answer is evidence for, if any
 * @param day        the day of the answer in the agency's zone
 * @param elements   the answered elements, each 1 (worst) to 4 (best)
 */
public record AnswerSubmitted(
        String answerId,
        String surveyId,
        String officeId,
        @Nullable String employeeId,
        @Nullable String indicator,
        LocalDate day,
        Map<SurveyElement, Integer> elements)
        implements SurveyEvent {

    public AnswerSubmitted {
        elements = Map.copyOf(elements);
    }

    @Override
    public String key() {
        return employeeId == null ? officeId : employeeId;
    }

    @Override
    public String eventId() {
        return answerId;
    }
}
