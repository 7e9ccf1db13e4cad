package id.timbang.scoring.reference;

import static org.assertj.core.api.Assertions.assertThat;

import id.timbang.contracts.EmployeeChanged;
import id.timbang.contracts.OfficeChanged;
import id.timbang.contracts.ScorecardChanged;
import id.timbang.contracts.ScorecardChanged.Half;
import id.timbang.scoring.score.Catalogue;
import java.time.YearMonth;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReferenceTest {

    private static final YearMonth OCTOBER = YearMonth.of(2026, 10);
    private static final YearMonth NOVEMBER = YearMonth.of(2026, 11);

    private final Reference reference = new Reference();

    @Test
    void a_revision_from_a_later_month_leaves_the_months_before_as_they_were() {
        reference.apply(scorecard("officer", 1, "2026-01", null));
        reference.apply(scorecard("officer", 2, "2026-11", null));

        assertThat(revision(OCTOBER)).isEqualTo(1);
        assertThat(revision(NOVEMBER)).isEqualTo(2);
        assertThat(reference.scorecard("officer", YearMonth.of(2025, 12))).isEmpty();
    }

    @Test
    void a_revision_for_the_same_months_replaces_the_one_before_whatever_order_they_come_in() {
        reference.apply(scorecard("officer", 2, "2026-01", null));
        reference.apply(scorecard("officer", 1, "2026-01", null));

        assertThat(revision(OCTOBER)).isEqualTo(2);
    }

    @Test
    void of_two_scorecards_the_one_in_force_most_recently_counts() {
        reference.apply(scorecard("old", 1, "2026-01", null));
        reference.apply(scorecard("new", 1, "2026-11", null));

        assertThat(reference.scorecard("officer", OCTOBER).orElseThrow().scorecardId())
                .isEqualTo("old");
        assertThat(reference.scorecard("officer", NOVEMBER).orElseThrow().scorecardId())
                .isEqualTo("new");
    }

    @Test
    void the_same_change_told_again_changes_nothing() {
        assertThat(reference.apply(scorecard("officer", 1, "2026-01", null)).isNobody())
                .isFalse();
        long changes = reference.changes();

        assertThat(reference.apply(scorecard("officer", 1, "2026-01", null)).isNobody())
                .isTrue();
        assertThat(reference.changes()).isEqualTo(changes);
    }

    @Test
    void another_position_moves_the_employees_scores_and_another_name_does_not() {
        reference.apply(employee(1, "Budi", "officer"));

        assertThat(reference.apply(employee(2, "Budi S.", "officer")).isNobody())
                .isTrue();
        assertThat(reference.apply(employee(3, "Budi S.", "validator")).employeeIds())
                .containsExactly("budi");
    }

    @Test
    void the_offices_under_one_are_found_even_where_a_fault_makes_a_circle() {
        reference.apply(new OfficeChanged("a", 1, "A", "b"));
        reference.apply(new OfficeChanged("b", 1, "B", "a"));
        reference.apply(new OfficeChanged("c", 1, "C", "b"));

        assertThat(reference.directory().withAllBelow("a")).containsExactlyInAnyOrder("a", "b", "c");
        assertThat(reference.directory().withAllBelow("c")).containsExactly("c");
    }

    private long revision(YearMonth month) {
        return reference.scorecard("officer", month).orElseThrow().revision();
    }

    private static ScorecardChanged scorecard(String id, long revision, String from, String to) {
        return new ScorecardChanged(
                id,
                revision,
                "officer",
                YearMonth.parse(from),
                to == null ? null : YearMonth.parse(to),
                "linear",
                List.of(Catalogue.item("documents", Half.RESULTS, "100", "4", null, null)));
    }

    private static EmployeeChanged employee(long version, String name, String position) {
        return new EmployeeChanged("budi", version, name, null, "office", position, null, null, null, null, null, null);
    }
}
