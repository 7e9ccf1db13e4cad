package id.timbang.scoring.attribution;

import static org.assertj.core.api.Assertions.assertThat;

import id.timbang.contracts.EmployeeChanged;
import id.timbang.contracts.EmployeeChanged.Assignment;
import id.timbang.contracts.ScoreChanged.AssignmentShare;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The assignment of a month is the one that is found by asking of every day which one it belongs to. */
class AttributionProperties {

    @Property
    void is_the_assignment_with_the_most_days_when_each_day_is_asked_for_its_own(@ForAll("worlds") Worlds world) {
        Attribution attribution = Attribution.of(world.employee(), world.months(), world.isWorkingDay());

        Assignment expected = expected(world);
        assertThat(attribution.officeId()).isEqualTo(expected.officeId());
        assertThat(attribution.position()).isEqualTo(expected.position());
    }

    @Property
    void shares_are_told_where_there_are_several_and_hold_every_day_once(@ForAll("worlds") Worlds world) {
        List<AssignmentShare> shares = Attribution.of(world.employee(), world.months(), world.isWorkingDay())
                .assignments();

        List<Assignment> touching = touching(world);
        if (touching.stream().allMatch(assignment -> isAs(assignment, touching.get(0)))) {
            assertThat(shares).isNull();
            return;
        }
        assertThat(shares)
                .extracting(share -> share.officeId() + share.position())
                .isEqualTo(touching.stream()
                        .map(assignment -> assignment.officeId() + assignment.position())
                        .toList());
        Assignment expected = expected(world);
        assertThat(shares).allSatisfy(share -> assertThat(share.scored())
                .isEqualTo(share.officeId().equals(expected.officeId())
                        && share.position().equals(expected.position())));
        for (int at = 0; at < shares.size(); at++) {
            AssignmentShare share = shares.get(at);
            assertThat(share.workingDays()).isEqualTo((int) share.from()
                    .datesUntil(share.to().plusDays(1))
                    .filter(world.isWorkingDay())
                    .count());
            if (at > 0) {
                assertThat(share.from()).isEqualTo(shares.get(at - 1).to().plusDays(1));
            }
        }
    }

    private static Assignment expected(Worlds world) {
        List<Assignment> touching = touching(world);
        if (touching.isEmpty()) {
            return world.employee().history().get(0);
        }
        Assignment most = null;
        long mostDays = -1;
        for (Assignment assignment : touching) {
            long days = days(world).stream()
                    .filter(world.isWorkingDay())
                    .filter(day -> isAs(assignment, of(world.employee(), day)))
                    .count();
            if (days >= mostDays) {
                most = assignment;
                mostDays = days;
            }
        }
        return most;
    }

    private static boolean isAs(Assignment assignment, Assignment other) {
        return other != null
                && assignment.officeId().equals(other.officeId())
                && assignment.position().equals(other.position());
    }

    private static List<Assignment> touching(Worlds world) {
        List<Assignment> touching = new ArrayList<>();
        for (LocalDate day : days(world)) {
            Assignment assignment = of(world.employee(), day);
            if (assignment != null && !touching.contains(assignment)) {
                touching.add(assignment);
            }
        }
        return touching;
    }

    /** The days of the month that are asked: those in service with an assignment, or where there is none, all. */
    private static List<LocalDate> days(Worlds world) {
        EmployeeChanged employee = world.employee();
        Predicate<LocalDate> inService = day -> (employee.activeFrom() == null || !day.isBefore(employee.activeFrom()))
                && (employee.activeTo() == null || !day.isAfter(employee.activeTo()));
        List<LocalDate> all = world.months()
                .period()
                .firstDay()
                .datesUntil(world.months().lastDay().plusDays(1))
                .toList();
        List<LocalDate> served = all.stream().filter(inService).toList();
        return served.stream().anyMatch(day -> of(employee, day) != null) ? served : all;
    }

    private static Assignment of(EmployeeChanged employee, LocalDate day) {
        Assignment found = null;
        for (Assignment assignment : employee.history()) {
            if (assignment.from() == null || !assignment.from().isAfter(day)) {
                found = assignment;
            }
        }
        return found;
    }

    @Provide
    Arbitrary<Worlds> worlds() {
        return Worlds.worlds();
    }
}
