package id.timbang.contracts;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The state of a citizen satisfaction survey (survei kepuasan masyarakat, PermenPANRB 14/2017): what is asked,
 * where, and how its index is made.
 *
 * @param officeId       the office surveyed, with the offices below it
 * @param indicator      the satisfaction indicator its answers are evidence for, if any
 * @param from           first day of answers, in the agency's zone
 * @param to             last day of answers, inclusive
 * @param minimumAnswers no result is shown for fewer answers than this
 */
public record SurveyChanged(
        String surveyId,
        long version,
        LocalizedText name,
        String officeId,
        @Nullable String indicator,
        LocalDate from,
        LocalDate to,
        Convention convention,
        int minimumAnswers)
        implements CatalogueEvent {

    /** What each element's mean is multiplied by before the sum is scaled to 25..100; offices differ. */
    public enum Convention {
        /** 1/9, exactly: the index reaches 100. */
        ONE_NINTH,
        /** 0.111: the index reaches 99.9. */
        FACTOR_0_111,
        /** 0.11: the index reaches 99. */
        FACTOR_0_11
    }

    @Override
    public String key() {
        return "survey/" + surveyId;
    }

    @Override
    public String eventSource() {
        return "timbang/survey-service";
    }
}
