package id.timbang.survey.result;

import id.timbang.contracts.AnswerSubmitted;
import id.timbang.contracts.SurveyResultsReleased;
import id.timbang.contracts.Topic;
import id.timbang.kit.event.TopicReaders.Received;
import id.timbang.survey.result.ReleaseStep.Arrived;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The released results and the answers that wait for the next step, as the log tells them. It is small, a few
 * numbers per survey, office and month and fewer waiting answers than a step has, so it is kept in memory and read
 * anew at each start. Only what the log has is shown: a step that was shown once is there after any crash.
 */
final class ResultView {

    private final Map<SurveyMonth, SurveyResultsReleased> released = new HashMap<>();
    private final Map<SurveyMonth, List<Arrived>> waiting = new HashMap<>();
    private final Map<String, Long> read = new HashMap<>();
    private Set<SurveyMonth> touched = new HashSet<>();

    synchronized void answered(List<Received> answers) {
        for (Received answer : answers) {
            String partition = Topic.SURVEY_ANSWERS.topicName() + "-" + answer.partition();
            // The reader begins anew after it has lost the broker.
            if (answer.offset() < read.getOrDefault(partition, 0L)) {
                continue;
            }
            read.put(partition, answer.offset() + 1);
            AnswerSubmitted content = (AnswerSubmitted) answer.event().data();
            Arrived arrived = new Arrived(partition, answer.offset(), content.elements());
            SurveyMonth of = SurveyMonth.of(content);
            SurveyResultsReleased present = released.get(of);
            if (present == null || !arrived.isIn(present.cut())) {
                waiting.computeIfAbsent(of, none -> new ArrayList<>()).add(arrived);
                touched.add(of);
            }
        }
    }

    synchronized void released(SurveyResultsReleased results) {
        SurveyMonth of = SurveyMonth.of(results);
        SurveyResultsReleased present = released.get(of);
        if (present == null || present.version() < results.version()) {
            released.put(of, results);
            waiting.computeIfPresent(of, (key, answers) -> {
                answers.removeIf(answer -> answer.isIn(results.cut()));
                return answers.isEmpty() ? null : answers;
            });
        }
    }

    /** What got answers since this was asked last. */
    synchronized Set<SurveyMonth> takeTouched() {
        Set<SurveyMonth> taken = touched;
        touched = new HashSet<>();
        return taken;
    }

    /** To be asked about again. */
    synchronized void touch(SurveyMonth of) {
        touched.add(of);
    }

    /** The next step after the given results, if one is due. */
    synchronized Optional<SurveyResultsReleased> stepAfter(SurveyResultsReleased present, int minimum) {
        return ReleaseStep.after(present, waiting.getOrDefault(SurveyMonth.of(present), List.of()), minimum);
    }

    /** Every released result of a survey. */
    synchronized List<SurveyResultsReleased> of(String surveyId) {
        return released.values().stream()
                .filter(results -> results.surveyId().equals(surveyId))
                .toList();
    }
}
