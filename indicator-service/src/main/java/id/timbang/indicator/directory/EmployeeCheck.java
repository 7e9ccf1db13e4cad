package id.timbang.indicator.directory;

import id.timbang.contracts.EmployeeChanged;
import id.timbang.contracts.EmployeeChanged.Assignment;
import id.timbang.indicator.directory.EmployeeBody.AssignmentBody;
import id.timbang.indicator.input.FieldErrors;
import id.timbang.indicator.input.Ids;
import id.timbang.indicator.input.Texts;
import id.timbang.indicator.rights.Rights;
import id.timbang.kit.identity.Caller;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Whether an employee's data can be taken. A supervisor need not be known yet: people are entered in any order.
 * Nothing is read out of a NIP: contract staff (PPPK) have 18 digits of another meaning.
 */
final class EmployeeCheck {

    private static final Pattern NIP = Pattern.compile("\\d{18}");
    private static final LocalDate EARLIEST = LocalDate.of(1900, 1, 1);
    private static final LocalDate LATEST = LocalDate.of(2199, 12, 31);
    private static final String TAKEN = " has it already";
    private static final int MOST_ASSIGNMENTS = 100;

    private final DirectoryView directory;
    private final Rights rights;

    EmployeeCheck(DirectoryView directory, Rights rights) {
        this.directory = directory;
        this.rights = rights;
    }

    /**
     * The employee as they shall be; to be used only where no error was added.
     *
     * @param losesNip of an employee's id: whether the NIP they have is taken from them at the same time
     */
    EmployeeEntry checked(
            Caller caller,
            String id,
            EmployeeBody body,
            Predicate<String> losesNip,
            LocalDate today,
            FieldErrors errors) {
        errors.id("employeeId", id, body.employeeId());
        EmployeeChanged employee = new EmployeeChanged(
                id,
                0,
                errors.required("name", body.name(), 200),
                nip(caller, id, body.nip(), losesNip, errors),
                office("officeId", body.officeId(), errors),
                errors.required("position", body.position(), 100),
                supervisor(id, errors.optional("supervisorId", body.supervisorId(), 64), errors),
                errors.optional("grade", body.grade(), 40),
                body.sex(),
                birthDate(body.birthDate(), today, errors),
                inService("activeFrom", body.activeFrom(), errors),
                inService("activeTo", body.activeTo(), errors));
        return new EmployeeEntry(employee, body.assignedFrom(), assignments(body.assignments(), errors), today);
    }

    /** None where none are given. */
    private @Nullable List<Assignment> assignments(@Nullable List<@Nullable AssignmentBody> given, FieldErrors errors) {
        if (given == null || given.isEmpty()) {
            return null;
        }
        if (given.size() > MOST_ASSIGNMENTS) {
            errors.add("assignments", "are " + given.size() + "; at most " + MOST_ASSIGNMENTS + " are taken");
            return null;
        }
        List<Assignment> assignments = new ArrayList<>();
        for (int place = 0; place < given.size(); place++) {
            String field = "assignments[" + place + "]";
            AssignmentBody one = errors.present(field, given.get(place));
            if (one != null) {
                assignments.add(new Assignment(
                        one.from(),
                        office(field + ".officeId", one.officeId(), errors),
                        errors.required(field + ".position", one.position(), 100)));
            }
        }
        return assignments;
    }

    private @Nullable String nip(
            Caller caller, String id, @Nullable String given, Predicate<String> losesNip, FieldErrors errors) {
        if (given == null || given.isBlank()) {
            return null;
        }
        String nip = given.replace(" ", "");
        if (!NIP.matcher(nip).matches()) {
            errors.add("nip", "must have 18 digits");
        } else {
            directory.withNip(nip).stream()
                    .filter(other -> !other.equals(id) && !losesNip.test(other))
                    .findFirst()
                    .ifPresent(other -> errors.add("nip", who(caller, other) + TAKEN));
        }
        return nip;
    }

    /** Whose a NIP is, is told of one's own people only. */
    private String who(Caller caller, String employeeId) {
        return rights.managesEmployee(caller, employeeId) ? "employee '" + employeeId + "'" : "somebody";
    }

    private String office(String field, @Nullable String given, FieldErrors errors) {
        String officeId = errors.required(field, given, 64);
        if (!officeId.isEmpty() && !directory.hasOffice(officeId)) {
            errors.add(field, "there is no office '" + Texts.shown(officeId) + "'; make the office first");
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

    private static @Nullable LocalDate inService(String field, @Nullable LocalDate given, FieldErrors errors) {
        if (given != null && (given.isBefore(EARLIEST) || given.isAfter(LATEST))) {
            errors.add(field, given + " is no day on which anybody here begins or ends");
        }
        return given;
    }
}
