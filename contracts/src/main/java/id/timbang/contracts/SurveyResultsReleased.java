package id.timbang.contracts;

import java.time.YearMonth;
import java.util.Map;

/**
 * Which answers count in the published results of one survey, office and month, and their sums. Results move in
 * steps of several answers, never by one, so that nobody can subtract yesterday's total from today's and have a
 * single citizen's answer. Where a step ends is a fact of its own: the log keeps no order between partitions, so
 * a view that is rebuilt could not find the same steps again.
 *
 * @param cut      by {@code topic-partition}: the answers of this survey, office and month below this offset are
 *                 counted, the others not yet
 * @param answers  how many answers are counted
 * @param elements count and sum per element over those answers
 */
public record SurveyResultsReleased(
        String surveyId,
        String officeId,
        YearMonth month,
        long version,
        long answers,
        Map<SurveyElement, ElementTally> elements,
        Map<String, Long> cut)
        implements SurveyEvent, Versioned {

    /** How many answers an element has, and the sum of their values 1..4. */
    public record ElementTally(long n, long sum) {}

    public SurveyResultsReleased {
        elements = Map.copyOf(elements);
        cut = Map.copyOf(cut);
    }

    @Override
    public String key() {
        return key(surveyId, officeId, month);
    }

    /** The key of a survey's results for an office's own answers of a month. */
    public static String key(String surveyId, String officeId, YearMonth month) {
        return surveyId + "/" + officeId + "/" + month;
    }

    @Override
    public String eventId() {
        return key() + "/" + version;
    }
}
