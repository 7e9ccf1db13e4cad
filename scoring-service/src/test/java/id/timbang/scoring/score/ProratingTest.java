package id.timbang.scoring.score;

import static id.timbang.scoring.score.Catalogue.range;
import static id.timbang.scoring.score.Catalogue.scorecard;
import static org.assertj.core.api.Assertions.assertThat;

import id.timbang.contracts.ScoreChanged.Presence;
import id.timbang.contracts.ScoreChanged.ScoreItem;
import id.timbang.contracts.ScorecardChanged.Half;
import id.timbang.contracts.ScorecardChanged.Item;
import id.timbang.contracts.ScorecardChanged.TargetRange;
import id.timbang.scoring.tally.Fact;
import id.timbang.scoring.tally.Tally;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.Map;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;

/** Targets that shrink with the days somebody was away. */
class ProratingTest {

    private static final Presence TWO_DAYS_OFF = new Presence(20, 18, Map.of("ANNUAL_LEAVE", 2));

    @Example
    void a_count_is_measured_against_the_part_of_its_target_that_falls_to_the_days_present() {
        ScoreItem item = scored(item("documents", "80", null, null), facts("documents", null, 72), TWO_DAYS_OFF);

        assertThat(item.target()).isEqualByComparingTo("72");
        assertThat(item.fullTarget()).isEqualByComparingTo("80");
        assertThat(item.achievement()).isEqualTo("100.00");
    }

    @Example
    void a_sum_is_too_and_a_mean_is_not_unless_the_scorecard_says_otherwise() {
        assertThat(scored(item("fees", "100", null, null), facts("fees", "9", 10), TWO_DAYS_OFF)
                        .achievement())
                .isEqualTo("100.00");

        ScoreItem mean = scored(item("hours", "9", null, null), facts("hours", "9", 3), TWO_DAYS_OFF);
        assertThat(mean.achievement()).isEqualTo("100.00");
        assertThat(mean.fullTarget()).isNull();

        ScoreItem whole = scored(item("documents", "80", null, false), facts("documents", null, 72), TWO_DAYS_OFF);
        assertThat(whole.achievement()).isEqualTo("90.00");
        assertThat(whole.target()).isEqualTo("80");
        assertThat(whole.fullTarget()).isNull();

        ScoreItem wanted = scored(item("on-time", "80", null, true), facts("on-time", "1", 5), TWO_DAYS_OFF);
        assertThat(wanted.target()).isEqualByComparingTo("72");
        assertThat(wanted.achievement()).isEqualTo("120.00");
    }

    @Example
    void both_bounds_of_a_range_shrink() {
        Item ranged = item("documents", null, range("80", "90"), null);

        ScoreItem inside = scored(ranged, facts("documents", null, 72), TWO_DAYS_OFF);
        assertThat(inside.achievement()).isEqualTo("100.00");
        assertThat(inside.targetRange()).isEqualTo(range("72.00", "81.00"));
        assertThat(inside.fullTarget()).isNull();
        assertThat(scored(ranged, facts("documents", null, 81), TWO_DAYS_OFF).achievement())
                .isEqualTo("100.00");
        assertThat(scored(ranged, facts("documents", null, 54), TWO_DAYS_OFF).achievement())
                .isEqualTo("75.00");
    }

    @Example
    void whoever_was_not_there_at_all_has_no_evidence_for_it() {
        ScoreItem item = scored(
                item("documents", "80", null, null),
                facts("documents", null, 3),
                new Presence(20, 0, Map.of("MATERNITY_LEAVE", 20)));

        assertThat(item.evidence()).isEqualTo(3);
        assertThat(item.actual()).isNull();
        assertThat(item.achievement()).isNull();
        assertThat(item.target()).isEqualByComparingTo("0");
        assertThat(item.fullTarget()).isEqualByComparingTo("80");
    }

    @Example
    void flagged_facts_count_and_are_counted() {
        Tally tally = facts("documents", null, 70);
        for (int i = 0; i < 3; i++) {
            tally.add(new Fact("documents", LocalDate.of(2026, 11, 2), null, null, null, true));
        }
        ScoreItem item = scored(item("documents", "73", null, null), tally, null);

        assertThat(item.evidence()).isEqualTo(73);
        assertThat(item.flagged()).isEqualTo(3);
        assertThat(item.achievement()).isEqualTo("100.00");
        assertThat(scored(item("documents", "73", null, null), facts("documents", null, 1), null)
                        .flagged())
                .isNull();
    }

    /** By whole numbers alone: rounded half up to hundredths, and never capped, for the actual is below the target. */
    @Property
    void an_achievement_is_exact_to_the_last_digit(
            @ForAll @IntRange(min = 1, max = 31) int present,
            @ForAll @IntRange(min = 0, max = 10) int away,
            @ForAll @IntRange(min = 1, max = 400) int target,
            @ForAll @IntRange(min = 1, max = 300) int actual) {
        int whole = present + away;
        ScoreItem item = scored(
                item("documents", String.valueOf(target), null, null),
                facts("documents", null, actual),
                new Presence(whole, present, Map.of()));

        BigInteger divisor = BigInteger.valueOf((long) target * present);
        BigInteger hundredths =
                BigInteger.valueOf(20_000L * actual * whole).add(divisor).divide(divisor.shiftLeft(1));
        assertThat(item.achievement()).isEqualTo(new BigDecimal(hundredths, 2).min(new BigDecimal("120.00")));
    }

    private static ScoreItem scored(Item item, Tally tally, @Nullable Presence presence) {
        return Scorer.score(scorecard("linear", item), Catalogue.INDICATORS, Map.of(item.indicator(), tally), presence)
                .items()
                .get(0);
    }

    private static Item item(
            String indicator, @Nullable String target, @Nullable TargetRange range, @Nullable Boolean prorated) {
        return new Item(
                indicator,
                Half.RESULTS,
                new BigDecimal(100),
                target == null ? null : new BigDecimal(target),
                range,
                null,
                prorated);
    }

    private static Tally facts(String indicator, @Nullable String value, int times) {
        Tally tally = new Tally();
        BigDecimal figure = value == null ? null : new BigDecimal(value);
        for (int i = 0; i < times; i++) {
            tally.add(new Fact(indicator, LocalDate.of(2026, 11, 2), figure, null, null));
        }
        return tally;
    }
}
