package id.timbang.indicator.directory;

import id.timbang.contracts.EmployeeChanged;
import id.timbang.indicator.input.FieldErrors;
import id.timbang.indicator.rights.Rights;
import id.timbang.kit.identity.Caller;
import id.timbang.kit.state.StateStore;
import id.timbang.kit.state.StateStore.Outcome;
import id.timbang.kit.time.TimbangProperties;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Takes in employees, whether by one or by list. */
@Component
final class EmployeeRegister {

    private final StateStore<EmployeeChanged> store;
    private final DirectoryView directory;
    private final Rights rights;
    private final EmployeeCheck check;
    private final Clock clock;

    EmployeeRegister(
            StateStore<EmployeeChanged> store,
            DirectoryView directory,
            Rights rights,
            Clock clock,
            TimbangProperties timbang) {
        this.store = store;
        this.directory = directory;
        this.rights = rights;
        this.check = new EmployeeCheck(directory, rights);
        this.clock = clock.withZone(timbang.zone());
    }

    /** Whether it is the caller's to make an employee that; to be asked before anything else is checked. */
    boolean mayChange(Caller caller, String employeeId, EmployeeBody body) {
        return rights.mayChangeEmployee(caller, employeeId, given(body.officeId()), given(body.supervisorId()));
    }

    private static @Nullable String given(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    /** The employee as version 0; to be used only where no error was added. */
    EmployeeChanged checked(Caller caller, String employeeId, EmployeeBody body, FieldErrors errors) {
        return check.checked(caller, employeeId, body, LocalDate.now(clock), errors);
    }

    Outcome<EmployeeChanged> put(String employeeId, LongFunction<EmployeeChanged> wanted) {
        Outcome<EmployeeChanged> outcome = store.put(key(employeeId), wanted);
        directory.apply(outcome.state());
        return outcome;
    }

    Optional<EmployeeChanged> find(String employeeId) {
        return store.find(key(employeeId));
    }

    private static String key(String employeeId) {
        return "employee/" + employeeId;
    }
}
