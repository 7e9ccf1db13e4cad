package id.timbang.scoring.query;

import id.timbang.contracts.AnswerSubmitted;
import id.timbang.contracts.ObservationRecorded;
import id.timbang.contracts.Period;
import id.timbang.contracts.ScoreSeen.Applied;
import id.timbang.contracts.ScoreSeen.Look;
import id.timbang.scoring.evidence.Evidence;
import id.timbang.scoring.evidence.EvidenceLines;
import id.timbang.scoring.evidence.EvidenceLines.Wanted;
import id.timbang.scoring.evidence.EvidenceStore;
import id.timbang.scoring.evidence.LogPosition;
import id.timbang.scoring.explanation.Comparison.Arrival;
import id.timbang.scoring.explanation.Comparison.Arrivals;
import id.timbang.scoring.explanation.Comparison.What;
import id.timbang.scoring.explanation.Grounds;
import id.timbang.scoring.explanation.Remarks;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The lines of evidence of an employee's period, and what has happened to them. */
final class FactHistory {

    private static final int MOST_TOLD = 100;

    private final List<Line> lines;

    /** A line, and what took it back. */
    private record Line(
            Evidence evidence, Period month, @Nullable Evidence retraction) {

        boolean isCorrection() {
            return evidence.version() > 1;
        }

        /** Where in the log the last that happened to it was told. */
        LogPosition last() {
            return retraction == null ? evidence.at() : retraction.at();
        }
    }

    /** What offsets are counted by: the partition, and of a longer period the month. */
    private record Place(String partition, @Nullable Period month) {}

    private FactHistory(List<Line> lines) {
        this.lines = lines;
    }

    /** @param months those of the period that count: what is of another month is no part of the score yet */
    static FactHistory read(
            EvidenceLines lines, EvidenceStore store, String employeeId, Period period, Collection<Period> months) {
        List<EvidenceLines.Line> told = lines.all(new Wanted(employeeId, period, null)).stream()
                .filter(line -> months.contains(line.month()))
                .toList();
        Map<String, Evidence> retractions = store.byId(
                employeeId,
                told.stream()
                        .map(line -> line.evidence().retractionId())
                        .filter(Objects::nonNull)
                        .collect(Collectors.toSet()));
        return new FactHistory(told.stream()
                .map(line -> new Line(
                        line.evidence(),
                        line.month(),
                        retractions.get(line.evidence().retractionId())))
                .toList());
    }

    /** By indicator, how many lines are corrections, and how many count no more. */
    Map<String, Remarks> remarks() {
        Map<String, Remarks> remarks = new HashMap<>();
        for (Line line : lines) {
            remarks.merge(
                    indicator(line.evidence()),
                    Remarks.NONE.plus(line.isCorrection(), line.retraction() != null),
                    Remarks::plus);
        }
        return remarks;
    }

    /** What has come that was not in the figures when they were looked at. */
    Arrivals since(Look then, Grounds grounds) {
        Map<Place, Long> applied = then.applied().stream()
                .collect(Collectors.toMap(each -> new Place(each.partition(), each.month()), Applied::offset));
        List<Line> fresh = lines.stream()
                .filter(line -> line.last().offset() > applied.getOrDefault(place(line, grounds.period()), -1L))
                .sorted(Comparator.comparing((Line line) -> line.last().offset())
                        .reversed())
                .toList();
        return new Arrivals(
                fresh.size(),
                fresh.stream()
                        .limit(MOST_TOLD)
                        .map(line -> arrival(line, grounds))
                        .toList());
    }

    private static Place place(Line line, Period period) {
        return new Place(line.last().topicPartition(), period.isMonth() ? null : line.month());
    }

    private static Arrival arrival(Line line, Grounds grounds) {
        What what = line.retraction() != null ? What.RETRACTED : line.isCorrection() ? What.CORRECTED : What.TOLD;
        String indicator = indicator(line.evidence());
        return line.evidence().event() instanceof ObservationRecorded observation
                ? Arrival.of(
                        what,
                        grounds,
                        indicator,
                        observation.source(),
                        observation.id(),
                        observation.occurredAt().toString(),
                        observation.reference())
                : Arrival.of(what, grounds, indicator, line.evidence().event().eventSource(), null, null, null);
    }

    private static String indicator(Evidence evidence) {
        if (evidence.event() instanceof ObservationRecorded observation) {
            return observation.indicator();
        }
        String indicator = evidence.event() instanceof AnswerSubmitted answer ? answer.indicator() : null;
        return Objects.requireNonNullElse(indicator, "");
    }
}
