package id.timbang.scoring.query;

import id.timbang.contracts.AnswerSubmitted;
import id.timbang.contracts.ObservationRecorded;
import id.timbang.contracts.Period;
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
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The lines of evidence of an employee's period, and what has happened to them. */
final class FactHistory {

    private static final int PART = 500;
    private static final int MOST_TOLD = 100;

    private final List<Line> lines;

    /** A line, and what took it back. */
    private record Line(Evidence evidence, @Nullable Evidence retraction) {

        boolean isCorrection() {
            return evidence.version() > 1;
        }

        /** Where in the log the last that happened to it was told. */
        LogPosition last() {
            return retraction == null ? evidence.at() : retraction.at();
        }
    }

    private FactHistory(List<Line> lines) {
        this.lines = lines;
    }

    static FactHistory read(EvidenceLines lines, EvidenceStore store, String employeeId, Period period) {
        List<Line> found = new ArrayList<>();
        Stream.iterate(period.first(), month -> month.plusMonths(1))
                .limit(period.months())
                .forEach(month -> read(lines, store, new Wanted(employeeId, Period.of(month), null), found));
        return new FactHistory(found);
    }

    private static void read(EvidenceLines lines, EvidenceStore store, Wanted wanted, List<Line> found) {
        for (int skip = 0; ; skip += PART) {
            EvidenceLines.Lines part = lines.page(wanted, skip, PART);
            Map<String, Evidence> retractions = store.byId(
                    wanted.employeeId(),
                    part.lines().stream()
                            .map(Evidence::retractionId)
                            .filter(Objects::nonNull)
                            .toList());
            part.lines().forEach(line -> found.add(new Line(line, retractions.get(line.retractionId()))));
            if (part.lines().size() < PART) {
                return;
            }
        }
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

    /**
     * What has come after a place in the log.
     *
     * @param applied by partition, the highest offset that is known already
     */
    Arrivals since(Map<String, Long> applied, Grounds grounds) {
        List<Line> fresh = lines.stream()
                .filter(line ->
                        line.last().offset() > applied.getOrDefault(line.last().topicPartition(), -1L))
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
