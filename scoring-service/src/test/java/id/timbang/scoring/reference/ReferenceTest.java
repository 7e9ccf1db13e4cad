package id.timbang.scoring.reference;

import static org.assertj.core.api.Assertions.assertThat;

import id.timbang.contracts.EmployeeChanged;
import id.timbang.contracts.Event;
import id.timbang.contracts.OfficeChanged;
import id.timbang.contracts.ScorecardChanged;
import id.timbang.contracts.ScorecardChanged.Half;
import id.timbang.kit.directory.Directory;
import id.timbang.scoring.score.Catalogue;
import java.time.YearMonth;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReferenceTest {

    private static final YearMonth OCTOBER = YearMonth.of(2026, 10);
    private static final YearMonth NOVEMBER = YearMonth.of(2026, 11);

    private final Reference reference = new Reference(new Directory());

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
    void changes_count_every_version_of_the_directory_and_the_catalogue_whatever_order_they_come_in() {
        Reference other = new Reference(new Directory());
        List<Event> events = List.of(
                new OfficeChanged("office", 3, "Office", null),
                employee(2, "Budi", "officer"),
                new OfficeChanged("office", 1, "Office", null),
                employee(5, "Budi S.", "validator"),
                employee(4, "Budi", "officer"),
                Catalogue.INDICATORS.get("documents"),
                scorecard("officer", 2, "2026-11", null));
        events.forEach(reference::apply);
        for (int i = events.size() - 1; i >= 0; i--) {
            other.apply(events.get(i));
        }

        long indicator = Catalogue.INDICATORS.get("documents").version();
        assertThat(reference.changes()).isEqualTo(3 + 5 + indicator + 1).isEqualTo(other.changes());
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
