package id.timbang.indicator.directory;

import id.timbang.contracts.EmployeeChanged;
import id.timbang.indicator.input.FieldErrors;
import id.timbang.indicator.input.Ids;
import id.timbang.indicator.input.Texts;
import id.timbang.indicator.rights.Rights;
import id.timbang.kit.identity.Caller;
import java.time.LocalDate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Whether an employee's data can be taken. A supervisor need not be known yet: people are entered in any order.
 * Nothing is read out of a NIP: contract staff (PPPK) have 18 digits of another meaning.
 */
final class EmployeeCheck {

    private static final Pattern NIP = Pattern.compile("\\d{18}");
    private static final LocalDate EARLIEST = LocalDate.of(1900, 1, 1);

    private final DirectoryView directory;
    private final Rights rights;

    EmployeeCheck(DirectoryView directory, Rights rights) {
        this.directory = directory;
        this.rights = rights;
    }

    /** The employee as version 0; to be used only where no error was added. */
    EmployeeChanged checked(Caller caller, String id, EmployeeBody body, LocalDate today, FieldErrors errors) {
        errors.id("employeeId", id, body.employeeId());
        return new EmployeeChanged(
                id,
                0,
                errors.required("name", body.name(), 200),
                nip(caller, id, body.nip(), errors),
                office(body.officeId(), errors),
                errors.required("position", body.position(), 100),
                supervisor(id, errors.optional("supervisorId", body.supervisorId(), 64), errors),
                errors.optional("grade", body.grade(), 40),
                body.sex(),
                birthDate(body.birthDate(), today, errors),
                body.activeFrom(),
                activeTo(body.activeFrom(), body.activeTo(), errors));
    }

    private @Nullable String nip(Caller caller, String id, @Nullable String given, FieldErrors errors) {
        if (given == null || given.isBlank()) {
            return null;
        }
        String nip = given.replace(" ", "");
        if (!NIP.matcher(nip).matches()) {
            errors.add("nip", "must have 18 digits");
        } else {
            directory.withNip(nip).stream()
                    .filter(other -> !other.equals(id))
                    .findFirst()
                    .ifPresent(other -> errors.add("nip", who(caller, other) + " has it already"));
        }
        return nip;
    }

    /** Whose a NIP is, is told of one's own people only. */
    private String who(Caller caller, String employeeId) {
        return rights.managesEmployee(caller, employeeId) ? "employee '" + employeeId + "'" : "somebody";
    }

    private String office(@Nullable String given, FieldErrors errors) {
        String officeId = errors.required("officeId", given, 64);
        if (!officeId.isEmpty() && !directory.hasOffice(officeId)) {
            errors.add("officeId", "there is no office '" + Texts.shown(officeId) + "'; make the office first");
        }
        return officeId;
    }

    private static @Nullable String supervisor(String id, @Nullable String supervisorId, FieldErrors errors) {
        if (supervisorId == null) {
            return null;
        }
        String problem = Ids.problem(supervisorId);
        if (problem != null) {
            errors.add("supervisorId", problem);
        } else if (supervisorId.equals(id)) {
            errors.add("supervisorId", "is the employee; nobody appraises themselves");
        }
        return supervisorId;
    }

    private static @Nullable LocalDate birthDate(@Nullable LocalDate given, LocalDate today, FieldErrors errors) {
        if (given != null && (given.isBefore(EARLIEST) || given.isAfter(today))) {
            errors.add("birthDate", given + " is no birth date of someone at work");
        }
        return given;
    }

    private static @Nullable LocalDate activeTo(@Nullable LocalDate from, @Nullable LocalDate to, FieldErrors errors) {
        if (from != null && to != null && to.isBefore(from)) {
            errors.add("activeTo", to + " is before activeFrom, " + from);
        }
        return to;
    }
}
