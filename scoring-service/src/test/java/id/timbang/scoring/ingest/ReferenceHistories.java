package id.timbang.scoring.ingest;

import id.timbang.contracts.AbsenceChanged;
import id.timbang.contracts.CalendarChanged;
import id.timbang.contracts.EmployeeChanged;
import id.timbang.contracts.EmployeeChanged.Assignment;
import id.timbang.contracts.Event;
import id.timbang.contracts.IndicatorChanged;
import id.timbang.contracts.IndicatorChanged.Polarity;
import id.timbang.contracts.LocalizedText;
import id.timbang.contracts.ScorecardChanged;
import id.timbang.contracts.ScorecardChanged.Item;
import id.timbang.scoring.score.Catalogue;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import org.jspecify.annotations.Nullable;

/**
 * Random histories of the directory and the catalogue: revisions of two positions' scorecards, some of them from a later
 * month; indicators measured otherwise, or missing; transfers, days of service, absences, a calendar. Of each entity the
 * versions come in their order, with repetitions; entities come in any.
 */
final class ReferenceHistories {

    private static final LocalDate START = LocalDate.of(2026, 10, 1);

    private ReferenceHistories() {}

    static Arbitrary<List<Event>> histories() {
        return Arbitraries.randomValue(ReferenceHistories::history);
    }

    private static List<Event> history(Random random) {
        List<List<Event>> entities = new ArrayList<>();
        Catalogue.INDICATORS.values().forEach(indicator -> entities.add(indicators(indicator, random)));
        entities.add(scorecards("officer", "officer", random));
        entities.add(scorecards("clerk", "clerk", random));
        entities.add(scorecards("another", "officer", random).subList(0, random.nextInt(2)));
        for (int i = 0; i < 4; i++) {
            entities.add(employees("e-" + i, random));
            entities.add(absences("e-" + i, "a", random));
            entities.add(absences("e-" + i, "b", random));
        }
        entities.add(calendars(random));
        return interleaved(entities, random);
    }

    private static List<Event> interleaved(List<List<Event>> entities, Random random) {
        List<Integer> turns = new ArrayList<>();
        for (int i = 0; i < entities.size(); i++) {
            turns.addAll(Collections.nCopies(entities.get(i).size(), i));
        }
        Collections.shuffle(turns, random);
        int[] next = new int[entities.size()];
        List<Event> told = new ArrayList<>();
        for (int entity : turns) {
            told.add(entities.get(entity).get(next[entity]++));
            int again = random.nextInt(entities.size());
            if (next[again] > 0 && random.nextInt(6) == 0) {
                told.add(entities.get(again).get(next[again] - 1));
            }
        }
        return told;
    }

    private static List<Event> indicators(IndicatorChanged first, Random random) {
        List<Event> versions = new ArrayList<>();
        for (int version = 1; version <= random.nextInt(3); version++) {
            versions.add(new IndicatorChanged(
                    first.code(),
                    version,
                    first.name(),
                    first.unit(),
                    first.aspect(),
                    first.measure(),
                    random.nextBoolean() ? Polarity.HIGHER : Polarity.LOWER,
                    first.threshold() == null ? null : BigDecimal.valueOf(12L + random.nextInt(24)),
                    null));
        }
        return versions.isEmpty() ? List.of(first) : versions;
    }

    private static List<Event> scorecards(String id, String position, Random random) {
        List<Event> revisions = new ArrayList<>();
        for (int revision = 1; revision <= 1 + random.nextInt(4); revision++) {
            List<Item> items = new ArrayList<>();
            for (Item item : Catalogue.SCORECARD_WITH_LATEST.items()) {
                if (random.nextInt(4) > 0 || items.isEmpty()) {
                    items.add(item(item, random));
                }
            }
            revisions.add(new ScorecardChanged(
                    id,
                    revision,
                    position,
                    YearMonth.of(2026, random.nextInt(3) == 0 ? 11 : 1),
                    random.nextInt(5) == 0 ? YearMonth.of(2026, 11) : null,
                    "linear",
                    items));
        }
        return revisions;
    }

    /** Weights need not make 100 for a score to be made; that they differ tells revisions apart. */
    private static Item item(Item like, Random random) {
        BigDecimal target =
                like.target() == null ? null : like.target().multiply(BigDecimal.valueOf(50L + random.nextInt(100), 2));
        return new Item(
                like.indicator(),
                like.half(),
                BigDecimal.valueOf(1L + random.nextInt(500), 1),
                target,
                like.targetRange(),
                like.minimumEvidence(),
                null);
    }

    /** With one in a while whom the directory never knows. */
    private static List<Event> employees(String id, Random random) {
        List<Event> versions = new ArrayList<>();
        List<Assignment> history = new ArrayList<>(List.of(assignment(null, random)));
        LocalDate from = START;
        for (int version = 1; version <= random.nextInt(5); version++) {
            if (version > 1 && random.nextBoolean()) {
                from = from.plusDays(1 + random.nextInt(30));
                history.add(assignment(from, random));
            }
            Assignment now = history.get(history.size() - 1);
            versions.add(new EmployeeChanged(
                    id,
                    version,
                    "E" + version,
                    null,
                    now.officeId(),
                    now.position(),
                    null,
                    null,
                    null,
                    null,
                    random.nextInt(4) == 0 ? day(random) : null,
                    random.nextInt(4) == 0 ? day(random) : null,
                    history));
        }
        return versions;
    }

    private static Assignment assignment(@Nullable LocalDate from, Random random) {
        return new Assignment(
                from, random.nextBoolean() ? "office" : "unit", random.nextInt(3) == 0 ? "clerk" : "officer");
    }

    private static List<Event> absences(String employee, String id, Random random) {
        List<Event> versions = new ArrayList<>();
        for (int version = 1; version <= random.nextInt(4); version++) {
            LocalDate from = day(random);
            String kind = List.of("ANNUAL_LEAVE", "SICK_LEAVE", "UNEXCUSED", "CANCELLED")
                    .get(random.nextInt(4));
            versions.add(new AbsenceChanged(employee, id, version, from, from.plusDays(random.nextInt(25)), kind));
        }
        return versions;
    }

    private static List<Event> calendars(Random random) {
        List<Event> versions = new ArrayList<>();
        for (int version = 1; version <= random.nextInt(3); version++) {
            List<DayOfWeek> worked = new ArrayList<>(List.of(DayOfWeek.values()).subList(0, 5));
            if (random.nextBoolean()) {
                worked.add(DayOfWeek.SATURDAY);
            }
            versions.add(new CalendarChanged(
                    2026,
                    version,
                    worked,
                    List.of(new CalendarChanged.Holiday(day(random), new LocalizedText("libur", "holiday"))),
                    null));
        }
        return versions;
    }

    private static LocalDate day(Random random) {
        return START.plusDays(random.nextInt(61));
    }
}
