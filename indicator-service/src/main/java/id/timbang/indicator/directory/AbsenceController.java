package id.timbang.indicator.directory;

import id.timbang.contracts.AbsenceChanged;
import id.timbang.indicator.input.Answers;
import id.timbang.indicator.input.FieldErrors;
import id.timbang.indicator.input.Page;
import id.timbang.indicator.input.Paging;
import id.timbang.indicator.input.Texts;
import id.timbang.indicator.rights.Rights;
import id.timbang.kit.identity.Caller;
import id.timbang.kit.problem.Problem;
import id.timbang.kit.state.StateStore;
import java.util.Objects;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Days on which an employee is away, by which targets are pro-rated. */
@RestController
@RequestMapping("/api/employees/{employeeId}/absences")
class AbsenceController {

    private final StateStore<AbsenceChanged> store;
    private final DirectoryView directory;
    private final Rights rights;

    AbsenceController(StateStore<AbsenceChanged> store, DirectoryView directory, Rights rights) {
        this.store = store;
        this.directory = directory;
        this.rights = rights;
    }

    @PutMapping("/{absenceId}")
    ResponseEntity<AbsenceChanged> put(
            Caller caller,
            @PathVariable String employeeId,
            @PathVariable String absenceId,
            @RequestBody AbsenceBody body) {
        Rights.require(rights.mayChangeAbsences(caller, employeeId));
        if (!directory.isKnown(employeeId)) {
            throw EmployeeController.unknown(employeeId);
        }
        FieldErrors errors = new FieldErrors();
        var wanted = body.checked(employeeId, absenceId, errors);
        Answers.refuse(errors);
        return Answers.of(store.put(key(employeeId, absenceId), Objects.requireNonNull(wanted)));
    }

    @GetMapping("/{absenceId}")
    AbsenceChanged get(Caller caller, @PathVariable String employeeId, @PathVariable String absenceId) {
        rights.requireSight(caller, employeeId);
        return store.find(key(employeeId, absenceId))
                .orElseThrow(() -> Problem.notFound(
                        "unknown-absence",
                        "Employee '" + Texts.shown(employeeId) + "' has no absence '" + Texts.shown(absenceId) + "'."));
    }

    /** All of an employee's, those taken back included. */
    @GetMapping
    Page<AbsenceChanged> list(
            Caller caller,
            @PathVariable String employeeId,
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = Paging.DEFAULT_SIZE) int size) {
        rights.requireSight(caller, employeeId);
        Paging paging = new Paging(page, size);
        // '0' comes after '/': so far reach the keys that begin like that, which any store finds by its index of keys.
        Bson theirs = new Document(
                "_id",
                new Document("$gte", "absence/" + employeeId + "/").append("$lt", "absence/" + employeeId + "0"));
        return paging.of(store.find(theirs, paging.skip(), paging.size()), store.count(theirs));
    }

    private static String key(String employeeId, String absenceId) {
        return "absence/" + employeeId + "/" + absenceId;
    }
}
