package id.timbang.indicator.directory.list;

import id.timbang.contracts.EmployeeChanged;
import id.timbang.indicator.directory.EmployeeBody;
import id.timbang.indicator.directory.EmployeeEntry;
import id.timbang.indicator.directory.EmployeeRegister;
import id.timbang.indicator.input.FieldErrors;
import id.timbang.kit.identity.Caller;
import id.timbang.kit.problem.Problem;
import id.timbang.kit.state.StateStore.Outcome;
import java.io.IOException;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.LongConsumer;
import org.springframework.http.HttpStatus;

/**
 * Takes in one list of employees: the good lines are taken, a thousand at a time, the others told. The same list again
 * changes nothing. For one list only.
 */
final class EmployeeImport {

    private static final int BATCH = 1_000;

    /** The same whichever of the three it is, and whether it is another agency's or not there. */
    private static final String NOT_YOURS = "is not among what you may change: the employee, their office and their"
            + " supervisor must be of your agency (or the supervisor in this list, on a line that is taken)";

    private final EmployeeRegister register;
    private final Caller caller;
    private final boolean dryRun;
    private final ListTally tally;
    private final Set<String> seen = new HashSet<>();
    private final Set<Long> nips = new HashSet<>();
    private final Map<EmployeeEntry, Long> batch = new LinkedHashMap<>();
    private Set<String> supervisors = Set.of();

    /** @param dryRun whether only to tell what would come of it */
    EmployeeImport(EmployeeRegister register, Caller caller, boolean dryRun, ListTally tally) {
        this.register = register;
        this.caller = caller;
        this.dryRun = dryRun;
        this.tally = tally;
    }

    /**
     * Reads the list to its end.
     *
     * @param at is told after each line how far into the file this has come, in bytes
     * @throws Problem a 400 where the list cannot be read; a 503 where the broker is away. The lines before it are taken
     */
    void run(ListReader list, LongConsumer at) throws IOException {
        try {
            supervisors = ListedSupervisors.of(list, register, caller);
        } catch (Problem unreadable) {
            // The lines before that place are taken all the same; where it is, is found again there.
            supervisors = Set.of();
        }
        try {
            list.read(this::take, at);
        } catch (Problem unreadable) {
            handOver();
            throw unreadable;
        }
        handOver();
    }

    private void take(ListReader.Line line) {
        tally.line();
        EmployeeBody body = line.body();
        FieldErrors errors = line.errors();
        String id = errors.required("employeeId", body.employeeId(), 64);
        if (id.isEmpty()) {
            tally.rejected(line.number(), errors.inWords());
            return;
        }
        boolean supervised = body.supervisorId() != null && supervisors.contains(body.supervisorId());
        if (!register.mayChange(caller, id, supervised ? body.under(null) : body)) {
            tally.rejected(line.number(), NOT_YOURS);
            return;
        }
        // Who stands above in this list has the NIP that it says there.
        EmployeeEntry entry = register.checked(caller, id, body, seen::contains, errors);
        if (errors.isEmpty() && seen.contains(id)) {
            errors.add("employeeId", "'" + id + "' stands on an earlier line of this list too");
        }
        if (errors.isEmpty() && entry.nip() != null && !nips.add(Long.valueOf(entry.nip()))) {
            errors.add("nip", "stands on an earlier line of this list too");
        }
        if (!errors.isEmpty()) {
            tally.rejected(line.number(), errors.inWords());
            return;
        }
        seen.add(id);
        batch.put(entry.over(line.columns()::over), line.number());
        if (batch.size() == BATCH) {
            handOver();
        }
    }

    private void handOver() {
        if (batch.isEmpty()) {
            return;
        }
        Map<String, Outcome<EmployeeChanged>> outcomes =
                dryRun ? register.preview(batch.keySet()) : register.putAll(batch.keySet());
        batch.forEach((entry, line) -> {
            Outcome<EmployeeChanged> outcome = outcomes.get(entry.employeeId());
            if (outcome == null) {
                tally.rejected(line, register.refusal(entry).inWords());
            } else {
                tally.taken(outcome);
            }
        });
        batch.clear();
        if (outcomes.values().stream().anyMatch(outcome -> outcome.changed() && !outcome.published())) {
            throw new Problem(
                    HttpStatus.SERVICE_UNAVAILABLE,
                    "event-log-unavailable",
                    "The event log cannot be reached. What was taken so far is stored and will be told when it is back;"
                            + " send the list again for the rest.");
        }
    }
}
