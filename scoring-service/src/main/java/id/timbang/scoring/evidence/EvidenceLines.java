package id.timbang.scoring.evidence;

import id.timbang.contracts.Period;
import id.timbang.scoring.tally.Fact;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The evidence that a score rests on, a line for each fact: its latest version that is told of a month and indicator. A
 * correction that moves a fact to another month leaves a line in both.
 */
public class EvidenceLines {

    private static final Comparator<Line> NEWEST_FIRST = Comparator.comparing(Line::at)
            .reversed()
            .thenComparing(line -> line.evidence().id());

    private final EvidenceStore store;

    public EvidenceLines(EvidenceStore store) {
        this.store = store;
    }

    /**
     * Lines, newest first, of retracted evidence too.
     *
     * @param period    of any length
     * @param indicator only of that one, where given
     */
    public record Wanted(
            String employeeId, Period period, @Nullable String indicator) {

        private boolean isMetBy(Fact fact) {
            return period.contains(YearMonth.from(fact.day()))
                    && (indicator == null || indicator.equals(fact.indicator()));
        }
    }

    /** A page of lines, and how many there are of all. */
    public record Lines(List<Evidence> lines, long total) {}

    /**
     * What was told, and of what.
     *
     * @param month of the day of the work, in the agency's zone
     */
    public record Line(Evidence evidence, String indicator, Period month, Instant at) {

        private String place() {
            return evidence.factId() + "|" + indicator + "|" + month;
        }
    }

    public Lines page(Wanted wanted, int skip, int limit) {
        List<Line> lines = all(wanted);
        return new Lines(
                lines.stream().skip(skip).limit(limit).map(Line::evidence).toList(), lines.size());
    }

    /** All of them. */
    public List<Line> all(Wanted wanted) {
        Period month = wanted.period().isMonth() ? wanted.period() : null;
        Map<String, Line> lines = new HashMap<>();
        store.each(wanted.employeeId(), month, (fingerprint, place) -> {
            Told told = place.get();
            Fact fact = told.fact();
            if (fact != null && wanted.isMetBy(fact)) {
                Line line = new Line(told.evidence(), fact.indicator(), Period.monthOf(fact.day()), fact.at());
                lines.merge(line.place(), line, EvidenceLines::later);
            }
        });
        return lines.values().stream().sorted(NEWEST_FIRST).toList();
    }

    private static Line later(Line one, Line other) {
        return one.evidence().version() >= other.evidence().version() ? one : other;
    }

    /** By fact, every version that was told of it, the latest first, wherever it stands; for facts with corrections. */
    public Map<String, List<Evidence>> versions(String employeeId, Collection<String> factIds) {
        Map<String, List<Evidence>> byFact = new HashMap<>();
        if (!factIds.isEmpty()) {
            store.each(employeeId, null, (fingerprint, place) -> {
                Told told = place.get();
                if (told.fact() != null) {
                    Evidence version = told.evidence();
                    if (factIds.contains(version.factId())) {
                        byFact.computeIfAbsent(version.factId(), id -> new ArrayList<>())
                                .add(version);
                    }
                }
            });
            byFact.values()
                    .forEach(versions -> versions.sort(
                            Comparator.comparing(Evidence::version).reversed()));
        }
        return byFact;
    }
}
