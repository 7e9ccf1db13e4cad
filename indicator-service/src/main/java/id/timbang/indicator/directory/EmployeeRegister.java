package id.timbang.indicator.directory;

import id.timbang.contracts.EmployeeChanged;
import id.timbang.indicator.input.FieldErrors;
import id.timbang.kit.state.StateStore;
import id.timbang.kit.state.StateStore.Outcome;
import id.timbang.kit.time.TimbangProperties;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.LongFunction;
import org.springframework.stereotype.Component;

/** Takes in employees, whether by one or by list. */
@Component
final class EmployeeRegister {

    private final StateStore<EmployeeChanged> store;
    private final DirectoryView directory;
    private final EmployeeCheck check;
    private final Clock clock;

    EmployeeRegister(
            StateStore<EmployeeChanged> store, DirectoryView directory, Clock clock, TimbangProperties timbang) {
        this.store = store;
        this.directory = directory;
        this.check = new EmployeeCheck(directory);
        this.clock = clock.withZone(timbang.zone());
    }

    /** The employee as version 0; to be used only where no error was added. */
    EmployeeChanged checked(String employeeId, EmployeeBody body, FieldErrors errors) {
        return check.checked(employeeId, body, LocalDate.now(clock), errors);
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
