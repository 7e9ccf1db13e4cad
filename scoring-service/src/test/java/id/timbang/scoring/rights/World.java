package id.timbang.scoring.rights;

import id.timbang.contracts.EmployeeChanged;
import id.timbang.contracts.OfficeChanged;
import id.timbang.kit.identity.Caller;
import id.timbang.kit.identity.Role;
import id.timbang.kit.identity.TestIdentity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Offices and people, and who of them may see whom: said again in the plainest way, by looking through everybody, to be
 * compared with the service.
 */
public final class World {

    private static final Map<Asker, String> TOKENS = new ConcurrentHashMap<>();

    public final List<OfficeChanged> offices = new ArrayList<>();
    public final List<EmployeeChanged> employees = new ArrayList<>();

    /** Somebody who asks. */
    public record Asker(
            String name,
            @Nullable String employeeId,
            @Nullable String agency,
            List<Role> roles) {

        public static Asker of(String name, @Nullable String employeeId, @Nullable String agency, Role... roles) {
            return new Asker(name, employeeId, agency, List.copyOf(Arrays.asList(roles)));
        }

        boolean is(Role role) {
            return roles.contains(role);
        }

        /** Whoever has no role, and a machine, is shown nothing at all. */
        public boolean isPerson() {
            return roles.stream().anyMatch(role -> role != Role.REGISTRY);
        }

        public boolean seesAll() {
            return is(Role.AUDITOR) || is(Role.MANAGER) && "*".equals(agency);
        }

        public Caller caller() {
            return new Caller(name, Set.copyOf(roles), employeeId, agency, Set.of(), Instant.MAX);
        }

        public String token() {
            return TOKENS.computeIfAbsent(this, Asker::newToken);
        }

        private String newToken() {
            return TestIdentity.shared()
                    .sign(TestIdentity.claims(name, roles.toArray(Role[]::new))
                            .claim("employee_id", employeeId)
                            .claim("agency", agency)
                            .build());
        }

        @Override
        public String toString() {
            return name;
        }
    }

    public void office(String id, @Nullable String parent) {
        offices.add(new OfficeChanged(id, 1, "Office " + id, parent));
    }

    public void employee(String id, String office, @Nullable String supervisor) {
        employees.add(new EmployeeChanged(
                id, 1, "Name of " + id, null, office, "officer", supervisor, null, null, null, null, null));
    }

    public List<String> seenBy(Asker asker) {
        return employees.stream()
                .filter(employee -> sees(asker, employee))
                .map(EmployeeChanged::employeeId)
                .sorted()
                .toList();
    }

    /** Of those the ones who work at an office or below it. */
    public List<String> seenBy(Asker asker, String office) {
        return employees.stream()
                .filter(employee -> sees(asker, employee) && isUnder(employee.officeId(), office))
                .map(EmployeeChanged::employeeId)
                .sorted()
                .toList();
    }

    public boolean sees(Asker asker, EmployeeChanged employee) {
        if (asker.seesAll()) {
            return true;
        }
        if (manages(asker, employee)) {
            return true;
        }
        if (!asker.isPerson() || asker.is(Role.REGISTRY) || asker.employeeId() == null) {
            return false;
        }
        return asker.employeeId().equals(employee.employeeId())
                || asker.is(Role.SUPERVISOR) && asker.employeeId().equals(employee.supervisorId());
    }

    /** Whether they manage any agency, known or not. */
    public boolean manages(Asker asker) {
        return asker.is(Role.MANAGER) && asker.agency() != null;
    }

    public boolean manages(Asker asker, EmployeeChanged employee) {
        return manages(asker) && (asker.agency().equals("*") || isUnder(employee.officeId(), asker.agency()));
    }

    /** Whether an office may be asked for; of those that are not there, none. */
    public boolean mayAskFor(Asker asker, String office) {
        if (offices.stream().noneMatch(known -> known.officeId().equals(office))) {
            return false;
        }
        boolean manages = asker.is(Role.MANAGER) && asker.agency() != null && isUnder(office, asker.agency());
        boolean ofOwnAgency = asker.isPerson()
                && employees.stream()
                        .filter(employee -> employee.employeeId().equals(asker.employeeId()))
                        .anyMatch(own -> top(own.officeId()).equals(top(office)));
        return asker.seesAll() || manages || ofOwnAgency;
    }

    private boolean isUnder(String office, String above) {
        String at = office;
        for (int step = 0; step <= offices.size() && at != null; step++) {
            if (at.equals(above)) {
                return true;
            }
            at = parent(at);
        }
        return false;
    }

    private String top(String office) {
        String at = office;
        for (String up = parent(at); up != null; up = parent(at)) {
            at = up;
        }
        return at;
    }

    private @Nullable String parent(String office) {
        for (OfficeChanged known : offices) {
            if (known.officeId().equals(office)) {
                return known.parentId();
            }
        }
        return null;
    }
}
