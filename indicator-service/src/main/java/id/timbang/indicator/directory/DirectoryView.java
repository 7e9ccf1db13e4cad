package id.timbang.indicator.directory;

import id.timbang.contracts.DirectoryEvent;
import id.timbang.contracts.EmployeeChanged;
import id.timbang.kit.directory.Directory;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What has to be known of the directory to check an input, in memory: fed by the log and by the service's own
 * changes, in any order; the highest version of each thing stays. Beside the directory it knows who has which NIP.
 */
final class DirectoryView implements Employees {

    private final Directory directory;
    private final Map<String, List<String>> byNip = new ConcurrentHashMap<>();

    DirectoryView(Directory directory) {
        this.directory = directory;
    }

    synchronized void apply(DirectoryEvent event) {
        if (event instanceof EmployeeChanged employee) {
            apply(employee);
        } else {
            directory.apply(event);
        }
    }

    private void apply(EmployeeChanged employee) {
        String id = employee.employeeId();
        EmployeeChanged old = directory.employee(id).orElse(null);
        if (old != null && old.version() >= employee.version()) {
            return;
        }
        directory.apply(employee);
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
        return directory.hasOffice(officeId);
    }

    /** The office and all below it. */
    Set<String> withAllBelow(String officeId) {
        return directory.withAllBelow(officeId);
    }

    @Override
    public boolean isKnown(String employeeId) {
        return directory.employee(employeeId).isPresent();
    }

    @Override
    public List<String> withNip(String nip) {
        return byNip.getOrDefault(nip, List.of());
    }
}
