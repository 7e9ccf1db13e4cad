package id.timbang.indicator.directory;

import static org.assertj.core.api.Assertions.assertThat;

import id.timbang.contracts.EmployeeChanged;
import id.timbang.contracts.EmployeeChanged.Assignment;
import id.timbang.indicator.input.FieldErrors;
import java.time.LocalDate;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;

/** What holds of assignments whatever is handed in, in whatever order; against where somebody was day by day. */
class AssignmentsProperties {

    private static final LocalDate FIRST = LocalDate.of(2026, 1, 1);
    private static final int DAYS = 12;
    private static final LocalDate TODAY = FIRST.plusDays(DAYS);

    /** Something handed in: an office, and from when. */
    record Told(String office, @Nullable LocalDate from) {}

    @Provide
    Arbitrary<List<Told>> tellings() {
        Arbitrary<@Nullable LocalDate> days =
                Arbitraries.integers().between(0, DAYS + 1).map(FIRST::plusDays).injectNull(0.3);
        return Combinators.combine(Arbitraries.of("a", "b", "c"), days)
                .as(Told::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(8);
    }

    @Property
    void days_before_a_change_stay_as_they_were_and_telling_it_again_changes_nothing(
            @ForAll("tellings") List<Told> tellings) {
        EmployeeChanged known = null;
        for (Told told : tellings) {
            EmployeeChanged next = taken(known, told);
            if (next != null) {
                assertWellFormed(next);
                assertThat(taken(next, told)).isEqualTo(next);
                if (known != null) {
                    assertOnlyTheRightDaysChanged(known, told, next);
                }
                known = next;
            }
        }
    }

    private static void assertWellFormed(EmployeeChanged employee) {
        List<Assignment> history = employee.history();
        assertThat(history.get(history.size() - 1).officeId()).isEqualTo(employee.officeId());
        for (int place = 1; place < history.size(); place++) {
            LocalDate before = history.get(place - 1).from();
            assertThat(history.get(place).from()).isNotNull().isBeforeOrEqualTo(TODAY);
            assertThat(before == null ? LocalDate.MIN : before)
                    .isBefore(history.get(place).from());
            assertThat(place == 1 || before != null).isTrue();
        }
        assertThat(employee.assignments() != null || history.get(0).from() == null)
                .isTrue();
    }

    private static void assertOnlyTheRightDaysChanged(EmployeeChanged known, Told told, EmployeeChanged next) {
        Assignment present = known.history().get(known.history().size() - 1);
        LocalDate began = present.from() == null ? LocalDate.MIN : present.from();
        LocalDate changes = told.from() == null
                        || told.from().isAfter(began) && told.office().equals(present.officeId())
                ? began
                : told.from();
        for (LocalDate day = FIRST.minusDays(1); !day.isAfter(TODAY); day = day.plusDays(1)) {
            boolean before = day.isBefore(changes) && !(told.from() == null && present.from() == null);
            if (before) {
                assertThat(officeOn(next, day)).isEqualTo(officeOn(known, day));
            } else if (told.from() == null ? !day.isBefore(began) : !day.isBefore(told.from())) {
                assertThat(officeOn(next, day)).isEqualTo(told.office());
            }
        }
    }

    private static @Nullable String officeOn(EmployeeChanged employee, LocalDate day) {
        String office = null;
        for (Assignment assignment : employee.history()) {
            if (assignment.from() == null || !assignment.from().isAfter(day)) {
                office = assignment.officeId();
            }
        }
        return office;
    }

    private static @Nullable EmployeeChanged taken(@Nullable EmployeeChanged known, Told told) {
        EmployeeChanged wanted =
                new EmployeeChanged("e", 1, "n", null, told.office(), "p", null, null, null, null, null, null);
        return new EmployeeEntry(wanted, told.from(), null, TODAY).wanted(known, 1);
    }

    @Property
    void what_was_refused_says_why(@ForAll("tellings") List<Told> tellings) {
        EmployeeChanged known = null;
        for (Told told : tellings) {
            EmployeeChanged next = taken(known, told);
            if (next == null) {
                EmployeeEntry entry = new EmployeeEntry(
                        new EmployeeChanged("e", 1, "n", null, told.office(), "p", null, null, null, null, null, null),
                        told.from(),
                        null,
                        TODAY);
                entry.wanted(known, 1);
                FieldErrors errors = entry.errors();
                assertThat(errors.all()).isNotEmpty().allMatch(error -> error.field()
                        .equals("assignedFrom"));
            } else {
                known = next;
            }
        }
    }
}
