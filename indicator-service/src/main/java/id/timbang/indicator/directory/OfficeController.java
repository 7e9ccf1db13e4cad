package id.timbang.indicator.directory;

import id.timbang.contracts.OfficeChanged;
import id.timbang.indicator.input.Answers;
import id.timbang.indicator.input.FieldErrors;
import id.timbang.indicator.input.Page;
import id.timbang.indicator.input.Paging;
import id.timbang.indicator.input.Texts;
import id.timbang.kit.problem.Problem;
import id.timbang.kit.state.StateStore;
import id.timbang.kit.state.StateStore.Outcome;
import org.bson.Document;
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
    private final DirectoryView directory;

    OfficeController(StateStore<OfficeChanged> store, DirectoryView directory) {
        this.store = store;
        this.directory = directory;
    }

    @PutMapping("/{officeId}")
    ResponseEntity<OfficeChanged> put(@PathVariable String officeId, @RequestBody OfficeBody body) {
        FieldErrors errors = new FieldErrors();
        var wanted = body.checked(officeId, directory, errors);
        Answers.refuse(errors);
        Outcome<OfficeChanged> outcome = store.put("office/" + officeId, wanted);
        directory.apply(outcome.state());
        return Answers.of(outcome);
    }

    @GetMapping("/{officeId}")
    OfficeChanged get(@PathVariable String officeId) {
        return store.find("office/" + officeId)
                .orElseThrow(() ->
                        Problem.notFound("unknown-office", "There is no office '" + Texts.shown(officeId) + "'."));
    }

    @GetMapping
    Page<OfficeChanged> list(
            @RequestParam(defaultValue = "0") int page, @RequestParam(defaultValue = Paging.DEFAULT_SIZE) int size) {
        Paging paging = new Paging(page, size);
        Document all = new Document();
        return paging.of(store.find(all, paging.skip(), paging.size()), store.count(all));
    }
}
