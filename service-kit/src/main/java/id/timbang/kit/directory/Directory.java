package id.timbang.kit.directory;

import id.timbang.contracts.DirectoryEvent;
import id.timbang.contracts.EmployeeChanged;
import id.timbang.contracts.OfficeChanged;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Offices and employees as they stand now, in memory (some 300 bytes an employee). Fed in any order and repeatedly: the
 * highest version of each stays.
 */
public final class Directory {

    private final Map<String, OfficeChanged> offices = new ConcurrentHashMap<>();
    private final Map<String, Set<String>> below = new ConcurrentHashMap<>();
    private final Map<String, EmployeeChanged> employees = new ConcurrentHashMap<>();
    private final Map<String, Set<String>> appraised = new ConcurrentHashMap<>();

    /** Takes over a new state, unless a newer one is here; other events of the directory are passed over. */
    public synchronized void apply(DirectoryEvent event) {
        if (event instanceof OfficeChanged office) {
            apply(office);
        } else if (event instanceof EmployeeChanged employee) {
            apply(employee);
        }
    }

    private void apply(OfficeChanged office) {
        OfficeChanged before = offices.get(office.officeId());
        if (before != null && before.version() >= office.version()) {
            return;
        }
        offices.put(office.officeId(), office);
        move(below, office.officeId(), before == null ? null : before.parentId(), office.parentId());
    }

    private void apply(EmployeeChanged employee) {
        EmployeeChanged before = employees.get(employee.employeeId());
        if (before != null && before.version() >= employee.version()) {
            return;
        }
        employees.put(employee.employeeId(), employee);
        move(appraised, employee.employeeId(), before == null ? null : before.supervisorId(), employee.supervisorId());
    }

    private static void move(Map<String, Set<String>> groups, String id, @Nullable String from, @Nullable String to) {
        if (from != null) {
            groups.computeIfPresent(from, (group, ids) -> {
                ids.remove(id);
                return ids.isEmpty() ? null : ids;
            });
        }
        if (to != null) {
            groups.computeIfAbsent(to, group -> ConcurrentHashMap.newKeySet()).add(id);
        }
    }

    public Optional<OfficeChanged> office(String officeId) {
        return Optional.ofNullable(offices.get(officeId));
    }

    public boolean hasOffice(String officeId) {
        return offices.containsKey(officeId);
    }

    public Optional<EmployeeChanged> employee(String employeeId) {
        return Optional.ofNullable(employees.get(employeeId));
    }

    /** Everybody, whether or not in service. */
    public Collection<EmployeeChanged> employees() {
        return Collections.unmodifiableCollection(employees.values());
    }

    /** The ids of those whom this employee appraises. */
    public Set<String> appraisedBy(String supervisorId) {
        return Set.copyOf(appraised.getOrDefault(supervisorId, Set.of()));
    }

    /** Whether an office stands under another, at any depth, or is that one itself. */
    public boolean isWithin(String officeId, String above) {
        return pathUp(officeId).contains(above);
    }

    /** The office and those above it, up to its agency. An office that is not known stands alone. */
    public Set<String> pathUp(String officeId) {
        Set<String> path = new LinkedHashSet<>();
        // A parent may not be known yet, and parents set by hand may run in a circle.
        for (String at = officeId; at != null && path.add(at); at = parentOf(at)) {}
        return path;
    }

    /** The office at the root of an office's tree. */
    public String agencyOf(String officeId) {
        String top = officeId;
        for (String above : pathUp(officeId)) {
            top = above;
        }
        return top;
    }

    /** An office and all below it. */
    public Set<String> withAllBelow(String officeId) {
        Set<String> found = new HashSet<>();
        Deque<String> open = new ArrayDeque<>(Set.of(officeId));
        while (!open.isEmpty()) {
            String next = open.pop();
            if (found.add(next)) {
                open.addAll(below.getOrDefault(next, Set.of()));
            }
        }
        return found;
    }

    private @Nullable String parentOf(String officeId) {
        OfficeChanged office = offices.get(officeId);
        return office == null ? null : office.parentId();
    }
}
