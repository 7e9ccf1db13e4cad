package id.timbang.report.directory;

import id.timbang.contracts.EmployeeChanged;
import id.timbang.contracts.Envelope;
import id.timbang.contracts.OfficeChanged;
import id.timbang.contracts.Versioned;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The offices' tree, and who works where, as the directory topic tells. */
public final class Directory {

    private final Map<String, OfficeChanged> offices = new HashMap<>();
    private final Map<String, EmployeeChanged> employees = new HashMap<>();

    synchronized void apply(List<Envelope<?>> events) {
        for (Envelope<?> event : events) {
            if (event.data() instanceof OfficeChanged office) {
                offices.merge(office.officeId(), office, Directory::newer);
            } else if (event.data() instanceof EmployeeChanged employee) {
                employees.merge(employee.employeeId(), employee, Directory::newer);
            }
        }
    }

    public synchronized Optional<OfficeChanged> office(String officeId) {
        return Optional.ofNullable(offices.get(officeId));
    }

    public synchronized Optional<EmployeeChanged> employee(String employeeId) {
        return Optional.ofNullable(employees.get(employeeId));
    }

    /** An office and all below it. */
    public synchronized Set<String> tree(String officeId) {
        Set<String> tree = new LinkedHashSet<>();
        Deque<String> open = new ArrayDeque<>(List.of(officeId));
        while (!open.isEmpty()) {
            String current = open.remove();
            // Parents set by hand may run in a circle.
            if (tree.add(current)) {
                offices.values().stream()
                        .filter(office -> current.equals(office.parentId()))
                        .forEach(below -> open.add(below.officeId()));
            }
        }
        return tree;
    }

    /** Everyone who works at one of the offices now, whether or not in service. */
    public synchronized List<EmployeeChanged> employeesOf(Set<String> officeIds) {
        return employees.values().stream()
                .filter(employee -> officeIds.contains(employee.officeId()))
                .toList();
    }

    private static <V extends Versioned> V newer(V present, V next) {
        return next.version() >= present.version() ? next : present;
    }
}
