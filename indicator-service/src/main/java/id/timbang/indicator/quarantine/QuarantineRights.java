package id.timbang.indicator.quarantine;

import id.timbang.indicator.rights.Rights;
import id.timbang.kit.directory.Directory;
import id.timbang.kit.identity.Caller;
import id.timbang.kit.identity.Role;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Who may see and do what in the quarantine. A manager of every agency and an auditor see all of it; a manager of an agency what is
 * about an employee, or comes from an office, of theirs; a registry what came from its own sources. Managers mend what
 * they see. Records of the log belong to no agency.
 */
@Component
final class QuarantineRights {

    private final Rights rights;
    private final Directory directory;
    private final QuarantineStore store;

    QuarantineRights(Rights rights, Directory directory, QuarantineStore store) {
        this.rights = rights;
        this.directory = directory;
        this.store = store;
    }

    static boolean mayLook(Caller caller) {
        return Rights.isManager(caller) || caller.is(Role.AUDITOR) || caller.is(Role.REGISTRY);
    }

    static boolean mayMendAny(Caller caller) {
        return Rights.isManager(caller);
    }

    boolean sees(Caller caller, Entry entry) {
        boolean own = caller.is(Role.REGISTRY)
                && !entry.isRecord()
                && caller.sources().contains(entry.source());
        return caller.is(Role.AUDITOR) || own || mayMend(caller, entry);
    }

    boolean mayMend(Caller caller, Entry entry) {
        return caller.managesAll()
                || Rights.isManager(caller)
                        && !entry.isRecord()
                        && (rights.manages(caller, entry.officeId())
                                || entry.employeeId() != null && rights.managesEmployee(caller, entry.employeeId()));
    }

    /** What the caller sees in lists. */
    Scope sight(Caller caller) {
        if (caller.is(Role.AUDITOR)) {
            return Scope.ALL;
        }
        Set<String> sources = caller.is(Role.REGISTRY) ? caller.sources() : Set.of();
        return scope(
                caller,
                sources.stream().filter(source -> !Entry.isTopic(source)).collect(Collectors.toSet()));
    }

    /** What the caller may mend. */
    Scope mendable(Caller caller) {
        return scope(caller, Set.of());
    }

    private Scope scope(Caller caller, Set<String> sources) {
        if (caller.managesAll()) {
            return Scope.ALL;
        }
        Set<String> offices = new HashSet<>();
        Set<String> employees = Set.of();
        if (Rights.isManager(caller) && caller.agency() != null) {
            offices.addAll(directory.withAllBelow(caller.agency()));
            employees = store.employees().stream()
                    .filter(employee -> rights.managesEmployee(caller, employee))
                    .collect(Collectors.toSet());
        }
        return new Scope(false, sources, offices, employees);
    }
}
