package id.timbang.scoring.standing;

import static org.assertj.core.api.Assertions.assertThat;

import id.timbang.contracts.EmployeeChanged;
import id.timbang.contracts.Event;
import id.timbang.contracts.IndicatorChanged;
import id.timbang.contracts.IndicatorChanged.Polarity;
import id.timbang.contracts.Period;
import id.timbang.contracts.ScoreChanged;
import id.timbang.contracts.ScorecardChanged;
import id.timbang.contracts.ScorecardChanged.Half;
import id.timbang.scoring.reference.Reference;
import id.timbang.scoring.score.Catalogue;
import id.timbang.scoring.tally.Fact;
import id.timbang.scoring.tally.MonthTallies;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** A score that is made while the directory and the catalogue change is by one state of them: the one its version names. */
class OneStateTest {

    private static final int ROUNDS = 1500;

    @Test
    void a_score_made_in_the_middle_of_changes_is_by_the_state_its_version_names() throws Exception {
        List<Event> changes = changes();
        Map<Long, ScoreChanged> oneAfterTheOther = new TreeMap<>();
        Reference still = new Reference();
        changes.forEach(change -> {
            still.apply(change);
            ScoreChanged score = score(still);
            if (score != null) {
                oneAfterTheOther.put(score.version(), score);
            }
        });

        Reference moving = new Reference();
        ExecutorService reader = Executors.newSingleThreadExecutor();
        try {
            Future<?> read = reader.submit(() -> changes.forEach(moving::apply));
            while (!read.isDone()) {
                ScoreChanged score = score(moving);
                if (score != null) {
                    assertThat(score).isEqualTo(oneAfterTheOther.get(score.version()));
                }
            }
            read.get();
        } finally {
            reader.shutdownNow();
        }
        assertThat(score(moving)).isEqualTo(score(still));
    }

    private static ScoreChanged score(Reference reference) {
        MonthTallies tallies = new MonthTallies();
        tallies.add(new Fact("documents", LocalDate.of(2026, 11, 2), null, null, null));
        Standing standing =
                new Standing("e", null, Period.parse("2026-11"), 1, Map.of("p-0", 0L), tallies, 0, null, Instant.EPOCH);
        return new StandingScorer(reference).scored(standing).score();
    }

    private static List<Event> changes() {
        List<Event> changes = new ArrayList<>();
        for (int version = 1; version <= ROUNDS; version++) {
            changes.add(indicator(version));
            changes.add(new ScorecardChanged(
                    "officer",
                    version,
                    "officer",
                    YearMonth.of(2026, 1),
                    null,
                    "linear",
                    List.of(Catalogue.item("documents", Half.RESULTS, "100", String.valueOf(version), null, null))));
            changes.add(new EmployeeChanged(
                    "e", version, "E", null, "o-" + version, "officer", null, null, null, null, null, null));
        }
        return changes;
    }

    private static IndicatorChanged indicator(int version) {
        IndicatorChanged documents = Catalogue.INDICATORS.get("documents");
        return new IndicatorChanged(
                "documents",
                version,
                documents.name(),
                documents.unit(),
                documents.aspect(),
                documents.measure(),
                version % 2 == 0 ? Polarity.HIGHER : Polarity.LOWER,
                null,
                null);
    }
}
