package id.timbang.indicator.directory;

import com.mongodb.client.model.Filters;
import id.timbang.contracts.OfficeChanged;
import id.timbang.indicator.input.Answers;
import id.timbang.indicator.input.FieldErrors;
import id.timbang.indicator.input.Page;
import id.timbang.indicator.input.Paging;
import id.timbang.indicator.input.Texts;
import id.timbang.indicator.rights.Rights;
import id.timbang.kit.identity.Caller;
import id.timbang.kit.identity.OfficeSight;
import id.timbang.kit.problem.Problem;
import id.timbang.kit.state.StateStore;
import id.timbang.kit.state.StateStore.Outcome;
import org.bson.conversions.Bson;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The tree of offices. */
@RestController
@RequestMapping("/api/offices")
class OfficeController {

    private final StateStore<OfficeChanged> store;
    private final OfficeTree tree;
    private final DirectoryView directory;
    private final Rights rights;

    OfficeController(StateStore<OfficeChanged> store, OfficeTree tree, DirectoryView directory, Rights rights) {
        this.store = store;
        this.tree = tree;
        this.directory = directory;
        this.rights = rights;
    }

    @PutMapping("/{officeId}")
    ResponseEntity<OfficeChanged> put(Caller caller, @PathVariable String officeId, @RequestBody OfficeBody body) {
        Rights.require(rights.mayChangeOffice(caller, officeId, body.parentId()));
        FieldErrors errors = new FieldErrors();
        String name = body.checkedName(officeId, errors);
        Answers.refuse(errors);
        Outcome<OfficeChanged> outcome = tree.put(officeId, name, body.parentId());
        directory.apply(outcome.state());
        return Answers.of(outcome);
    }

    @GetMapping("/{officeId}")
    OfficeChanged get(Caller caller, @PathVariable String officeId) {
        Rights.require(rights.offices(caller).sees(officeId));
        return store.find(key(officeId)).orElseThrow(() -> unknown(officeId));
    }

    @GetMapping
    Page<OfficeChanged> list(
            Caller caller,
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = Paging.DEFAULT_SIZE) int size) {
        Paging paging = new Paging(page, size);
        Rights.require(caller.isPerson());
        OfficeSight offices = rights.offices(caller);
        Bson seen = offices.all()
                ? Filters.empty()
                : Filters.in(
                        "_id",
                        offices.offices().stream().map(OfficeController::key).toList());
        return paging.of(store.find(seen, paging.skip(), paging.size()), store.count(seen));
    }

    private static String key(String officeId) {
        return "office/" + officeId;
    }

    private static Problem unknown(String officeId) {
        return Problem.notFound("unknown-office", "There is no office '" + Texts.shown(officeId) + "'.");
    }
}
