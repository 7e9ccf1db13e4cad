package id.timbang.indicator.directory;

import com.mongodb.client.model.Filters;
import id.timbang.contracts.EmployeeChanged;
import id.timbang.indicator.input.Answers;
import id.timbang.indicator.input.FieldErrors;
import id.timbang.indicator.input.Page;
import id.timbang.indicator.input.Paging;
import id.timbang.indicator.input.Texts;
import id.timbang.indicator.rights.Rights;
import id.timbang.kit.identity.Caller;
import id.timbang.kit.identity.Sight;
import id.timbang.kit.problem.Problem;
import id.timbang.kit.state.StateStore;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Employees, one by one and as lists. */
@RestController
@RequestMapping("/api/employees")
class EmployeeController {

    private final EmployeeRegister register;
    private final StateStore<EmployeeChanged> store;
    private final DirectoryView directory;
    private final Rights rights;

    EmployeeController(
            EmployeeRegister register, StateStore<EmployeeChanged> store, DirectoryView directory, Rights rights) {
        this.register = register;
        this.store = store;
        this.directory = directory;
        this.rights = rights;
    }

    @PutMapping("/{employeeId}")
    ResponseEntity<EmployeeChanged> put(
            Caller caller, @PathVariable String employeeId, @RequestBody EmployeeBody body) {
        Rights.require(register.mayChange(caller, employeeId, body));
        FieldErrors errors = new FieldErrors();
        EmployeeEntry employee = register.checked(caller, employeeId, body, errors);
        Answers.refuse(errors);
        return Answers.of(register.put(employee));
    }

    @GetMapping("/{employeeId}")
    EmployeeChanged get(Caller caller, @PathVariable String employeeId) {
        Sight sight = rights.sight(caller);
        Optional<EmployeeChanged> employee = register.find(employeeId);
        if (employee.isEmpty() && sight.seesEverybody()) {
            throw unknown(employeeId);
        }
        return employee.filter(sight::sees)
                .map(found -> Rights.shown(sight, found))
                .orElseThrow(Sight::notYours);
    }

    /**
     * Those whom the caller may see.
     *
     * @param office of them, only those of this office and of the offices below it
     * @param q      of them, only those with this in their name, and who has it as id
     */
    @GetMapping
    Page<EmployeeChanged> list(
            Caller caller,
            @RequestParam(required = false) @Nullable String office,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = Paging.DEFAULT_SIZE) int size) {
        Paging paging = new Paging(page, size);
        EmployeesSeen seen = EmployeesSeen.of(caller, office, rights, directory);
        Bson wanted = q == null || q.isBlank() ? seen.filter() : Filters.and(seen.filter(), named(q.strip()));
        List<EmployeeChanged> found = store.find(wanted, paging.skip(), paging.size()).stream()
                .map(seen::shown)
                .toList();
        return paging.of(found, store.count(wanted));
    }

    private static Bson named(String text) {
        return Filters.or(Filters.eq("state.employeeId", text), Filters.regex("state.name", Pattern.quote(text), "i"));
    }

    static Problem unknown(String employeeId) {
        return Problem.notFound("unknown-employee", "There is no employee '" + Texts.shown(employeeId) + "'.");
    }
}
