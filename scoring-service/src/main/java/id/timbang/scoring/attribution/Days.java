package id.timbang.scoring.attribution;

import id.timbang.contracts.EmployeeChanged;
import java.time.LocalDate;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Days on end; none at all where the last comes before the first.
 *
 * @param last included
 */
record Days(LocalDate first, LocalDate last) {

    /** Those of them on which somebody was in service. */
    Days inService(EmployeeChanged employee) {
        return within(employee.activeFrom(), employee.activeTo());
    }

    /** Those between two others, both included; one that is missing sets no limit. */
    Days within(@Nullable LocalDate from, @Nullable LocalDate to) {
        return new Days(
                from == null || from.isBefore(first) ? first : from, to == null || to.isAfter(last) ? last : to);
    }

    /** Those before another; all where that one is missing. */
    Days before(@Nullable LocalDate end) {
        if (end == null || end.isAfter(last)) {
            return this;
        }
        return new Days(first, (end.isAfter(first) ? end : first).minusDays(1));
    }

    boolean isEmpty() {
        return last.isBefore(first);
    }

    Stream<LocalDate> each() {
        return isEmpty() ? Stream.empty() : first.datesUntil(last.plusDays(1));
    }

    int count(Predicate<LocalDate> which) {
        return Math.toIntExact(each().filter(which).count());
    }
}
