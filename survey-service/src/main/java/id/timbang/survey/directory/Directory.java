package id.timbang.survey.directory;

import id.timbang.contracts.EmployeeChanged;
import id.timbang.contracts.Envelope;
import id.timbang.contracts.OfficeChanged;
import id.timbang.contracts.Versioned;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Offices and employees as the directory topic tells them: only what a survey needs, so neither names nor
 * numbers.
 */
public final class Directory {

    private final Map<String, OfficeChanged> offices = new HashMap<>();
    private final Map<String, Place> employees = new HashMap<>();

    private record Place(String officeId, long version) implements Versioned {}

    synchronized void apply(List<Envelope<?>> events) {
        for (Envelope<?> event : events) {
            if (event.data() instanceof OfficeChanged office) {
                offices.merge(office.officeId(), office, Directory::newer);
            } else if (event.data() instanceof EmployeeChanged employee) {
                employees.merge(
                        employee.employeeId(), new Place(employee.officeId(), employee.version()), Directory::newer);
            }
        }
    }

    public synchronized boolean hasOffice(String officeId) {
        return offices.containsKey(officeId);
    }

    /** Where the employee works; none for an employee the directory does not know. */
    public synchronized Optional<String> officeOf(String employeeId) {
        return Optional.ofNullable(employees.get(employeeId)).map(Place::officeId);
    }

    /** Whether an office is another one or lies below it. */
    public synchronized boolean isWithin(String officeId, String above) {
        Set<String> seen = new HashSet<>();
        @Nullable String current = officeId;
        // A parent may not be known yet, and parents set by hand may run in a circle.
        while (current != null && seen.add(current)) {
            if (current.equals(above)) {
                return true;
            }
            OfficeChanged office = offices.get(current);
            current = office == null ? null : office.parentId();
        }
        return false;
    }

    private static <V extends Versioned> V newer(V present, V next) {
        return next.version() >= present.version() ? next : present;
    }
}
