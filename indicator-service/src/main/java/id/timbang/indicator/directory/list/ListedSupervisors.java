package id.timbang.indicator.directory.list;

import id.timbang.indicator.directory.EmployeeBody;
import id.timbang.indicator.directory.EmployeeRegister;
import id.timbang.indicator.input.FieldErrors;
import id.timbang.kit.identity.Caller;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Who will be of the caller's agency once a list is taken in, and so may be named as a supervisor in it, above or below
 * those they appraise. Those are left out whose own line will not be taken, or who depend on one that will not.
 */
final class ListedSupervisors {

    private final EmployeeRegister register;
    private final Caller caller;
    private final Set<String> theirs = new HashSet<>();
    /** By supervisors who are not the caller's yet: whose lines name them. */
    private final Map<String, List<String>> dependents = new HashMap<>();

    private ListedSupervisors(EmployeeRegister register, Caller caller) {
        this.register = register;
        this.caller = caller;
    }

    /** Their ids; nobody's for a manager of all, who may name anybody. */
    static Set<String> of(ListReader list, EmployeeRegister register, Caller caller) throws IOException {
        if (caller.managesAll()) {
            return Set.of();
        }
        ListedSupervisors listed = new ListedSupervisors(register, caller);
        list.read(listed::look, position -> {});
        listed.drop();
        return listed.theirs;
    }

    private void look(ListReader.Line line) {
        EmployeeBody body = line.body();
        String id = body.employeeId();
        FieldErrors errors = line.errors();
        if (id == null || theirs.contains(id) || !register.mayChange(caller, id, body.under(null))) {
            return;
        }
        register.checked(caller, id, body, other -> true, errors);
        if (errors.isEmpty()) {
            theirs.add(id);
            String supervisor = body.supervisorId();
            if (supervisor != null && !register.mayChange(caller, id, body)) {
                dependents
                        .computeIfAbsent(supervisor, other -> new ArrayList<>())
                        .add(id);
            }
        }
    }

    private void drop() {
        Deque<String> missing = new ArrayDeque<>();
        dependents.keySet().stream().filter(id -> !theirs.contains(id)).forEach(missing::add);
        while (!missing.isEmpty()) {
            for (String dependent : dependents.getOrDefault(missing.pop(), List.of())) {
                if (theirs.remove(dependent)) {
                    missing.push(dependent);
                }
            }
        }
    }
}
