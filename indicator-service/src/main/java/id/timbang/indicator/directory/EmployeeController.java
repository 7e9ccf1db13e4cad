package id.timbang.indicator.directory;

import com.mongodb.client.model.Filters;
import id.timbang.contracts.EmployeeChanged;
import id.timbang.indicator.input.Answers;
import id.timbang.indicator.input.FieldErrors;
import id.timbang.indicator.input.Page;
import id.timbang.indicator.input.Paging;
import id.timbang.indicator.input.Texts;
import id.timbang.kit.problem.Problem;
import id.timbang.kit.state.StateStore;
import org.bson.Document;
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

    EmployeeController(EmployeeRegister register, StateStore<EmployeeChanged> store, DirectoryView directory) {
        this.register = register;
        this.store = store;
        this.directory = directory;
    }

    @PutMapping("/{employeeId}")
    ResponseEntity<EmployeeChanged> put(@PathVariable String employeeId, @RequestBody EmployeeBody body) {
        FieldErrors errors = new FieldErrors();
        EmployeeChanged employee = register.checked(employeeId, body, errors);
        Answers.refuse(errors);
        return Answers.of(register.put(employeeId, version -> EmployeeBody.as(version, employee)));
    }

    @GetMapping("/{employeeId}")
    EmployeeChanged get(@PathVariable String employeeId) {
        return register.find(employeeId).orElseThrow(() -> unknown(employeeId));
    }

    /** @param office only those of this office and of the offices below it */
    @GetMapping
    Page<EmployeeChanged> list(
            @RequestParam(required = false) @Nullable String office,
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = Paging.DEFAULT_SIZE) int size) {
        Paging paging = new Paging(page, size);
        if (office != null && !directory.hasOffice(office)) {
            throw Problem.notFound("unknown-office", "There is no office '" + Texts.shown(office) + "'.");
        }
        Bson wanted = office == null ? new Document() : Filters.in("state.officeId", directory.withAllBelow(office));
        return paging.of(store.find(wanted, paging.skip(), paging.size()), store.count(wanted));
    }

    static Problem unknown(String employeeId) {
        return Problem.notFound("unknown-employee", "There is no employee '" + Texts.shown(employeeId) + "'.");
    }
}
