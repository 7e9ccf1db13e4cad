package id.timbang.indicator.directory;

import id.timbang.contracts.DirectoryEvent;
import id.timbang.contracts.EmployeeChanged;
import id.timbang.kit.directory.Directory;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What has to be known of the directory to check an input, in memory: fed by the log and by the service's own
 * changes, in any order; the highest version of each thing stays. Beside the directory it knows who has which NIP.
 */
final class DirectoryView implements Employees {

    private final Directory directory;
    private final NipIndex nips;

    DirectoryView(Directory directory, PersonDigest digest) {
        this.directory = directory;
        this.nips = new NipIndex(digest);
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
        nips.change(old, employee);
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
        return nips.withNip(nip);
    }

    @Override
    public List<String> withPerson(String person) {
        return nips.withPerson(person);
    }

    @Override
    public String person(String nip) {
        return nips.person(nip);
    }

    @Override
    public Optional<String> officeOf(String employeeId) {
        return directory.employee(employeeId).map(EmployeeChanged::officeId);
    }
}
