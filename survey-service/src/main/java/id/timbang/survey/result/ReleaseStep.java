package id.timbang.survey.result;

import id.timbang.contracts.SurveyElement;
import id.timbang.contracts.SurveyResultsReleased;
import id.timbang.contracts.SurveyResultsReleased.ElementTally;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The rule by which results move: of the answers of one survey, office and month, only the first {@code k *
 * minimum} in the order of arrival count, for the largest k. So two results seen one after the other differ by at
 * least {@code minimum} answers, and nobody can subtract the one from the other and have a single answer. Results
 * over several offices or months are sums of these, so subtracting an office from the whole tells no more.
 */
final class ReleaseStep {

    private ReleaseStep() {}

    /** An answer that has arrived, and its place in the log; the partition as {@code topic-partition}. */
    record Arrived(String partition, long offset, Map<SurveyElement, Integer> elements) {

        boolean isIn(Map<String, Long> cut) {
            return offset < cut.getOrDefault(partition, 0L);
        }
    }

    /** Before anything is released. */
    static SurveyResultsReleased nothing(SurveyMonth of) {
        return new SurveyResultsReleased(of.surveyId(), of.officeId(), of.month(), 0, 0, Map.of(), Map.of());
    }

    /**
     * The results with the next answers in them, as the next version; none while fewer than {@code minimum} wait.
     *
     * @param arrived in the order of arrival; those already counted are passed over
     */
    static Optional<SurveyResultsReleased> after(SurveyResultsReleased present, List<Arrived> arrived, int minimum) {
        List<Arrived> waiting =
                arrived.stream().filter(answer -> !answer.isIn(present.cut())).toList();
        int taken = waiting.size() / minimum * minimum;
        return taken == 0 ? Optional.empty() : Optional.of(with(present, waiting.subList(0, taken)));
    }

    private static SurveyResultsReleased with(SurveyResultsReleased present, List<Arrived> taken) {
        Map<SurveyElement, ElementTally> elements = new EnumMap<>(SurveyElement.class);
        elements.putAll(present.elements());
        Map<String, Long> cut = new HashMap<>(present.cut());
        for (Arrived answer : taken) {
            answer.elements()
                    .forEach((element, value) -> elements.merge(element, new ElementTally(1, value), ReleaseStep::sum));
            cut.merge(answer.partition(), answer.offset() + 1, Math::max);
        }
        return new SurveyResultsReleased(
                present.surveyId(),
                present.officeId(),
                present.month(),
                present.version() + 1,
                present.answers() + taken.size(),
                elements,
                cut);
    }

    static ElementTally sum(ElementTally one, ElementTally other) {
        return new ElementTally(one.n() + other.n(), one.sum() + other.sum());
    }
}
