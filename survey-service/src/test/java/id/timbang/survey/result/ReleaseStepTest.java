package id.timbang.survey.result;

import static org.assertj.core.api.Assertions.assertThat;

import id.timbang.contracts.AnswerSubmitted;
import id.timbang.contracts.Envelope;
import id.timbang.contracts.SurveyElement;
import id.timbang.contracts.SurveyResultsReleased;
import id.timbang.contracts.SurveyResultsReleased.ElementTally;
import id.timbang.kit.event.TopicReaders.Received;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Whatever order partitions are read in, at first or in a rebuild, what was released stays what was released. */
class ReleaseStepTest {

    private static final SurveyMonth OF = new SurveyMonth("skm", "desk", YearMonth.of(2026, 11));

    @Property(tries = 300)
    void a_step_holds_a_multiple_of_the_minimum_and_a_rebuild_goes_on_from_it(
            @ForAll @Size(max = 60) List<@IntRange(max = 3) Integer> partitions,
            @ForAll @IntRange(min = 2, max = 7) int minimum,
            @ForAll Random order) {
        List<Received> log = answers(partitions);
        int half = log.size() / 2;
        ResultView first = new ResultView();
        first.answered(log.subList(0, half));
        SurveyResultsReleased before = releaseAll(first, ReleaseStep.nothing(OF), minimum);

        ResultView rebuilt = new ResultView();
        List<Received> reread = interleaved(log, order);
        int early = order.nextInt(reread.size() + 1);
        rebuilt.answered(reread.subList(0, early));
        if (before.version() > 0) {
            rebuilt.released(before);
        }
        rebuilt.answered(reread);
        SurveyResultsReleased after = releaseAll(rebuilt, before, minimum);

        assertThat(before.answers()).isEqualTo(half / minimum * minimum);
        assertThat(after.answers()).isEqualTo(log.size() / minimum * minimum);
        assertThat(after.elements()).isEqualTo(tallyBelow(after.cut(), log));
    }

    private static SurveyResultsReleased releaseAll(ResultView view, SurveyResultsReleased present, int minimum) {
        SurveyResultsReleased released = view.stepAfter(present, minimum).orElse(present);
        if (released.version() > present.version()) {
            view.released(released);
        }
        assertThat(view.stepAfter(released, minimum)).isEmpty();
        return released;
    }

    private static Map<SurveyElement, ElementTally> tallyBelow(Map<String, Long> cut, List<Received> log) {
        Map<SurveyElement, ElementTally> tally = new HashMap<>();
        for (Received answer : log) {
            long end = cut.getOrDefault("timbang.survey-answers.v1-" + answer.partition(), 0L);
            if (answer.offset() < end) {
                ((AnswerSubmitted) answer.event().data())
                        .elements()
                        .forEach(
                                (element, value) -> tally.merge(element, new ElementTally(1, value), ReleaseStep::sum));
            }
        }
        return tally;
    }

    /** Every answer is different, so that a sum tells which answers it is made of. */
    private static List<Received> answers(List<Integer> partitions) {
        Map<Integer, Long> ends = new HashMap<>();
        List<Received> log = new ArrayList<>();
        for (int partition : partitions) {
            long offset = ends.merge(partition, 1L, Long::sum) - 1;
            int value = 1 << Math.min(log.size(), 29);
            log.add(new Received(
                    partition,
                    offset,
                    Envelope.of(
                            new AnswerSubmitted(
                                    "id" + log.size(),
                                    OF.surveyId(),
                                    OF.officeId(),
                                    null,
                                    null,
                                    LocalDate.of(2026, 11, 24),
                                    Map.of(SurveyElement.TIME, value)),
                            java.time.Instant.EPOCH)));
        }
        return log;
    }

    /** The same log, each partition in order, the partitions mixed otherwise. */
    private static List<Received> interleaved(List<Received> log, Random order) {
        Map<Integer, List<Received>> left = new HashMap<>();
        log.forEach(answer -> left.computeIfAbsent(answer.partition(), none -> new ArrayList<>())
                .add(answer));
        List<Received> mixed = new ArrayList<>();
        while (!left.isEmpty()) {
            List<Integer> partitions = List.copyOf(left.keySet());
            int next = partitions.get(order.nextInt(partitions.size()));
            mixed.add(left.get(next).remove(0));
            if (left.get(next).isEmpty()) {
                left.remove(next);
            }
        }
        return mixed;
    }
}
