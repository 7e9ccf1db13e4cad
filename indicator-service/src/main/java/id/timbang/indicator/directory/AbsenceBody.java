package id.timbang.indicator.directory;

import id.timbang.contracts.AbsenceChanged;
import id.timbang.indicator.input.FieldErrors;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.function.LongFunction;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An absence as it is handed in.
 *
 * @param employeeId may be given, as in the answer to GET; then it must be the address's; so with the absence's id
 * @param version    may be given, as in the answer to GET; it is not looked at
 * @param to         last day away, inclusive
 * @param kind       in capitals. {@code UNEXCUSED} shrinks no target; {@code CANCELLED} says that there was no such
 *                   absence, and counts for nothing
 */
record AbsenceBody(
        @Nullable String employeeId,
        @Nullable String absenceId,
        @Nullable Long version,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        @Nullable String kind) {

    private static final Pattern KIND = Pattern.compile("[A-Z][A-Z0-9_]*");
    private static final long LONGEST = 3660;

    /** The wanted state by version; none where an error was added. */
    @Nullable
    LongFunction<AbsenceChanged> checked(String employee, String absence, FieldErrors errors) {
        errors.id("employeeId", employee, employeeId);
        errors.id("absenceId", absence, absenceId);
        LocalDate first = errors.present("from", from);
        LocalDate last = errors.present("to", to);
        String checkedKind = errors.required("kind", kind, 40);
        if (!checkedKind.isEmpty() && !KIND.matcher(checkedKind).matches()) {
            errors.add("kind", "is written in capitals, for example ANNUAL_LEAVE, SICK_LEAVE, UNEXCUSED, CANCELLED");
        }
        if (first == null || last == null) {
            return null;
        }
        if (last.isBefore(first)) {
            errors.add("to", last + " is before 'from', " + first);
        } else if (first.until(last, ChronoUnit.DAYS) > LONGEST) {
            errors.add("to", last + " is more than " + LONGEST + " days after 'from'; enter it year by year");
        }
        return version -> new AbsenceChanged(employee, absence, version, first, last, checkedKind);
    }
}
