package id.timbang.indicator.rights;

import id.timbang.contracts.EmployeeChanged;
import id.timbang.kit.directory.Directory;
import id.timbang.kit.identity.Caller;
import id.timbang.kit.identity.OfficeSight;
import id.timbang.kit.identity.Role;
import id.timbang.kit.identity.Sight;
import id.timbang.kit.problem.Problem;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Who may see and do what here, by role and by row. A <i>person</i> is no machine ({@link Caller#isPerson()}). "Theirs"
 * is within the manager's agency, which is all for {@code *}.
 *
 * <table>
 *   <caption>Rights</caption>
 *   <tr><td>read offices</td><td>persons, by {@link OfficeSight}: those of the agency they work in; a manager: theirs;
 *       auditor: all</td></tr>
 *   <tr><td>change an office</td><td>a manager: where it stands and shall stand is theirs. The agency itself is theirs
 *       but for what it stands below; another agency is made by a manager of all</td></tr>
 *   <tr><td>read employees, absences</td><td>{@link Sight}; without NIP, sex and birth date where only supervision gives
 *       the right; in a list filtered by an office: if that office is one they may read</td></tr>
 *   <tr><td>change an employee</td><td>a manager: the present and the new office, and a new supervisor, are theirs; of
 *       a list, the lines that are not are rejected</td></tr>
 *   <tr><td>change an absence</td><td>a manager: the employee is theirs</td></tr>
 *   <tr><td>read calendars</td><td>everybody but a registry</td></tr>
 *   <tr><td>change a calendar</td><td>a manager of all: it is the installation's</td></tr>
 *   <tr><td>read indicators, scorecards, starter catalogues</td><td>persons: they are scored by them</td></tr>
 *   <tr><td>change indicators, scorecards; load a starter catalogue</td><td>any manager: the catalogue is the installation's, not an agency's</td></tr>
 *   <tr><td>tell observations</td><td>a registry: of its own sources, about anybody; a manager: of any source, about
 *       employees who are theirs</td></tr>
 *   <tr><td>correct, take back observations</td><td>as telling them; a manager: who it is about, and who it was about
 *       before, are theirs</td></tr>
 *   <tr><td>import an event log</td><td>as observations; a registry: if the mapping's source is its own</td></tr>
 *   <tr><td>ask what became of an import</td><td>who started it; auditor</td></tr>
 * </table>
 *
 * Whoever may not is told {@link Sight#notYours()}, the same for what is somebody else's and for what is not there.
 */
@Component
public final class Rights {

    private final Directory directory;

    public Rights(Directory directory) {
        this.directory = directory;
    }

    /** @throws Problem {@link Sight#notYours()} where it is not allowed */
    public static void require(boolean allowed) {
        if (!allowed) {
            throw Sight.notYours();
        }
    }

    /** A manager of no agency manages nothing. */
    public static boolean isManager(Caller caller) {
        return caller.is(Role.MANAGER) && caller.agency() != null;
    }

    /** Whether an office is the caller's to manage. */
    public boolean manages(Caller caller, @Nullable String officeId) {
        String agency = caller.agency();
        return caller.managesAll()
                || isManager(caller) && agency != null && officeId != null && directory.isWithin(officeId, agency);
    }

    /** Whether an employee is the caller's to manage; nobody manages one who is not there. */
    public boolean managesEmployee(Caller caller, String employeeId) {
        return directory
                .employee(employeeId)
                .filter(employee -> manages(caller, employee.officeId()))
                .isPresent();
    }

    public OfficeSight offices(Caller caller) {
        return OfficeSight.of(caller, directory);
    }

    /** @throws Problem where the caller may not ask by that office; a 404 only for who sees all */
    public void requireOffice(Caller caller, String officeId) {
        offices(caller).seen(officeId, directory);
    }

    /** @param parentId of the office as it shall be */
    public boolean mayChangeOffice(Caller caller, String officeId, @Nullable String parentId) {
        if (officeId.equals(caller.agency())) {
            // Elsewhere in the tree it would be seen by others, and its people would see others' offices.
            return isManager(caller) && Optional.ofNullable(parentId).equals(parentOf(officeId));
        }
        boolean stands = !directory.hasOffice(officeId) || manages(caller, officeId);
        return stands && manages(caller, parentId);
    }

    private Optional<String> parentOf(String officeId) {
        return directory.office(officeId).flatMap(office -> Optional.ofNullable(office.parentId()));
    }

    public Sight sight(Caller caller) {
        return Sight.of(caller, directory);
    }

    /** @throws Problem where the caller may not see that employee; a 404 only for who sees everybody */
    public void requireSight(Caller caller, String employeeId) {
        sight(caller).seen(employeeId, directory);
    }

    /** What the caller may see of an employee whom they may see. */
    public static EmployeeChanged shown(Sight sight, EmployeeChanged employee) {
        boolean whole = employee.employeeId().equals(sight.own())
                || sight.seesEverybody()
                || sight.offices().contains(employee.officeId());
        return whole ? employee : withoutPersonalDetails(employee);
    }

    private static EmployeeChanged withoutPersonalDetails(EmployeeChanged employee) {
        return new EmployeeChanged(
                employee.employeeId(),
                employee.version(),
                employee.name(),
                null,
                employee.officeId(),
                employee.position(),
                employee.supervisorId(),
                employee.grade(),
                null,
                null,
                employee.activeFrom(),
                employee.activeTo(),
                employee.assignments());
    }

    /**
     * Whether the caller may make an employee what is wanted.
     *
     * @param officeId     none where it is missing
     * @param supervisorId none where there shall be none; whoever it is already may stay
     */
    public boolean mayChangeEmployee(
            Caller caller, String employeeId, @Nullable String officeId, @Nullable String supervisorId) {
        if (!isManager(caller) || caller.managesAll()) {
            return caller.managesAll();
        }
        Optional<EmployeeChanged> present = directory.employee(employeeId);
        boolean stands = present.isEmpty() || manages(caller, present.get().officeId());
        // What is missing is told only of one's own people: elsewhere it would tell who is there.
        boolean shallStand = officeId == null ? present.isPresent() : manages(caller, officeId);
        return stands
                && shallStand
                && (supervisorId == null
                        || present.filter(known -> supervisorId.equals(known.supervisorId()))
                                .isPresent()
                        || supervisorId.equals(employeeId)
                        || managesEmployee(caller, supervisorId));
    }

    public boolean mayChangeAbsences(Caller caller, String employeeId) {
        return caller.managesAll() || managesEmployee(caller, employeeId);
    }

    public static boolean mayReadCalendars(Caller caller) {
        return caller.isPerson();
    }

    /** A calendar is the installation's, and every agency's targets are pro-rated by it. */
    public static boolean mayChangeCalendars(Caller caller) {
        return caller.managesAll();
    }

    public static boolean mayReadCatalogue(Caller caller) {
        return caller.isPerson();
    }

    public static boolean mayChangeCatalogue(Caller caller) {
        return isManager(caller);
    }

    /** Whether the caller may tell facts at all. */
    public static boolean mayTell(Caller caller) {
        return isManager(caller) || caller.is(Role.REGISTRY);
    }

    /** Whether the caller may tell facts of a source: of somebody, not necessarily of everybody. */
    public static boolean mayTellOf(Caller caller, String source) {
        return isManager(caller) || isItsOwn(caller, source);
    }

    /** Whether the caller may tell facts of a source about anybody. */
    public static boolean mayTellAboutAnybody(Caller caller, String source) {
        return caller.managesAll() || isItsOwn(caller, source);
    }

    private static boolean isItsOwn(Caller caller, String source) {
        return caller.is(Role.REGISTRY) && caller.sources().contains(source);
    }

    /** @param startedBy the subject of who started the import */
    public static boolean maySeeImport(Caller caller, @Nullable String startedBy) {
        return caller.is(Role.AUDITOR) || caller.subject().equals(startedBy);
    }
}
