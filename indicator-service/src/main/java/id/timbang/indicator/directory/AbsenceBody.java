package id.timbang.indicator.directory;

import id.timbang.contracts.AbsenceChanged;
import id.timbang.indicator.input.FieldErrors;
import java.time.LocalDate;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/**
 * An absence as it is handed in.
 *
 * @param employeeId may be given, as in the answer to GET; then it must be the address's; so with the absence's id
 * @param version    may be given, as in the answer to GET; it is not looked at
 * @param to         last day away, inclusive
 */
record AbsenceBody(
        @Nullable String employeeId,
        @Nullable String absenceId,
        @Nullable Long version,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        @Nullable String kind) {

    /** The wanted state by version; none where an error was added. */
    @Nullable
    LongFunction<AbsenceChanged> checked(String employee, String absence, FieldErrors errors) {
        errors.id("employeeId", employee, employeeId);
        errors.id("absenceId", absence, absenceId);
        LocalDate first = errors.present("from", from);
        LocalDate last = errors.present("to", to);
        String checkedKind = errors.required("kind", kind, 40);
        if (first == null || last == null) {
            return null;
        }
        if (last.isBefore(first)) {
            errors.add("to", last + " is before 'from', " + first);
        }
        return version -> new AbsenceChanged(employee, absence, version, first, last, checkedKind);
    }
}
