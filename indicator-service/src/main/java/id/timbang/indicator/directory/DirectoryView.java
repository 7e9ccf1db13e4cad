package id.timbang.indicator.directory;

import id.timbang.contracts.AbsenceChanged;
import id.timbang.contracts.DirectoryEvent;
import id.timbang.contracts.EmployeeChanged;
import id.timbang.contracts.OfficeChanged;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What has to be known of the directory to check an input, in memory: fed by the log and by the service's own
 * changes, in any order; the highest version of each thing stays.
 */
final class DirectoryView implements Employees {

    private record Known(long version, @Nullable String nip) {}

    private final Map<String, OfficeChanged> offices = new ConcurrentHashMap<>();
    private final Map<String, Known> employees = new ConcurrentHashMap<>();
    private final Map<String, List<String>> byNip = new ConcurrentHashMap<>();

    synchronized void apply(DirectoryEvent event) {
        if (event instanceof OfficeChanged office) {
            offices.merge(office.officeId(), office, (old, next) -> next.version() > old.version() ? next : old);
        } else if (event instanceof EmployeeChanged employee) {
            apply(employee);
        } else if (!(event instanceof AbsenceChanged)) {
            throw new IllegalArgumentException("a kind of event that this view does not know: " + event.getClass());
        }
    }

    private void apply(EmployeeChanged employee) {
        String id = employee.employeeId();
        Known old = employees.get(id);
        if (old != null && old.version() >= employee.version()) {
            return;
        }
        employees.put(id, new Known(employee.version(), employee.nip()));
        if (old != null && old.nip() != null) {
            byNip.computeIfPresent(old.nip(), (nip, ids) -> without(id, ids));
        }
        if (employee.nip() != null) {
            byNip.merge(employee.nip(), List.of(id), (ids, one) -> Stream.concat(ids.stream(), one.stream())
                    .toList());
        }
    }

    private static @Nullable List<String> without(String id, List<String> ids) {
        List<String> others = ids.stream().filter(other -> !other.equals(id)).toList();
        return others.isEmpty() ? null : others;
    }

    boolean hasOffice(String officeId) {
        return offices.containsKey(officeId);
    }

    /** Whether an office stands under another, at any depth, or is that one itself. */
    boolean isWithin(String officeId, String other) {
        Set<String> seen = new HashSet<>();
        for (String at = officeId; at != null && seen.add(at); at = parentOf(at)) {
            if (at.equals(other)) {
                return true;
            }
        }
        return false;
    }

    /** The office and all below it. */
    Set<String> withAllBelow(String officeId) {
        Set<String> within = new HashSet<>();
        for (String candidate : offices.keySet()) {
            if (isWithin(candidate, officeId)) {
                within.add(candidate);
            }
        }
        return within;
    }

    private @Nullable String parentOf(String officeId) {
        OfficeChanged office = offices.get(officeId);
        return office == null ? null : office.parentId();
    }

    @Override
    public boolean isKnown(String employeeId) {
        return employees.containsKey(employeeId);
    }

    @Override
    public List<String> withNip(String nip) {
        return byNip.getOrDefault(nip, List.of());
    }
}
