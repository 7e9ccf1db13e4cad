package id.timbang.survey.result;

import id.timbang.contracts.Period;
import id.timbang.contracts.SurveyChanged;
import id.timbang.contracts.SurveyChanged.Convention;
import id.timbang.contracts.SurveyElement;
import id.timbang.contracts.SurveyResultsReleased;
import id.timbang.contracts.SurveyResultsReleased.ElementTally;
import id.timbang.survey.index.Grade;
import id.timbang.survey.index.SampleSize;
import id.timbang.survey.index.SatisfactionIndex;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A survey's results as they may be shown.
 *
 * @param n            how many answers are counted; those of a step not yet full are not (see {@link ReleaseStep})
 * @param elements     mean per element, none while withheld
 * @param index        the satisfaction index, 25..100, two decimals
 * @param gradeWord    the regulation's word for the grade
 * @param sampleNeeded how many answers the given population would need, none where it was not given
 * @param withheld     why there are no figures, none where there are
 */
record SurveyResults(
        String surveyId,
        Period period,
        String officeId,
        long n,
        @Nullable List<ElementMean> elements,
        @Nullable BigDecimal index,
        @Nullable Grade grade,
        @Nullable String gradeWord,
        Convention convention,
        @Nullable Long sampleNeeded,
        @Nullable Withheld withheld) {

    /** The mean of one element, 1..4, two decimals (NRR). */
    record ElementMean(SurveyElement element, BigDecimal mean, long n) {}

    record Withheld(String reason, int minimumAnswers, String detail) {}

    /** The figures over all the given released results. */
    static SurveyResults of(
            SurveyChanged survey,
            Period period,
            String officeId,
            List<SurveyResultsReleased> released,
            @Nullable Long population) {
        long n = released.stream().mapToLong(SurveyResultsReleased::answers).sum();
        Map<SurveyElement, ElementTally> tallies = new EnumMap<>(SurveyElement.class);
        released.forEach(results ->
                results.elements().forEach((element, tally) -> tallies.merge(element, tally, ReleaseStep::sum)));
        boolean shown = n >= survey.minimumAnswers();
        Optional<BigDecimal> index = shown ? SatisfactionIndex.of(tallies, survey.convention()) : Optional.empty();
        Optional<Grade> grade = index.map(Grade::of);
        return new SurveyResults(
                survey.surveyId(),
                period,
                officeId,
                n,
                shown ? means(tallies) : null,
                index.orElse(null),
                grade.orElse(null),
                grade.map(Grade::word).orElse(null),
                survey.convention(),
                population == null ? null : SampleSize.of(population),
                shown ? null : tooFew(survey.minimumAnswers()));
    }

    private static List<ElementMean> means(Map<SurveyElement, ElementTally> tallies) {
        return Arrays.stream(SurveyElement.values())
                .filter(tallies::containsKey)
                .flatMap(element -> SatisfactionIndex.mean(tallies.get(element)).stream()
                        .map(mean -> new ElementMean(
                                element, mean, tallies.get(element).n())))
                .toList();
    }

    private static Withheld tooFew(int minimum) {
        return new Withheld(
                "too-few-answers",
                minimum,
                "Results are shown, in steps, once an office has " + minimum
                        + " answers in a month: with fewer, a citizen's answer could be told.");
    }
}
