package id.timbang.indicator.catalogue;

import id.timbang.contracts.IndicatorChanged;
import id.timbang.indicator.input.Answers;
import id.timbang.indicator.input.FieldErrors;
import id.timbang.indicator.input.Page;
import id.timbang.indicator.input.Paging;
import id.timbang.indicator.input.Texts;
import id.timbang.indicator.rights.Rights;
import id.timbang.kit.identity.Caller;
import id.timbang.kit.problem.Problem;
import id.timbang.kit.state.StateStore;
import id.timbang.kit.state.StateStore.Outcome;
import java.util.Objects;
import java.util.function.LongFunction;
import org.bson.Document;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Indicators: what is measured, and how observations become one figure.
 * The catalogue is the whole installation's, not an agency's: any manager may change it, and whoever is scored read it.
 */
@RestController
@RequestMapping("/api/indicators")
class IndicatorController {

    private final StateStore<IndicatorChanged> store;
    private final CatalogueView catalogue;
    private final ClosedPeriods closed;

    IndicatorController(StateStore<IndicatorChanged> store, CatalogueView catalogue, ClosedPeriods closed) {
        this.store = store;
        this.catalogue = catalogue;
        this.closed = closed;
    }

    /**
     * Makes an indicator what it is wanted to be, as its next version where that changes something.
     *
     * @throws Problem 400 with {@code errors} by field; 409 {@code closed-period} where the figures of a closed period
     *                 would mean something else
     */
    @PutMapping("/{code}")
    ResponseEntity<IndicatorChanged> put(Caller caller, @PathVariable String code, @RequestBody IndicatorBody body) {
        Rights.require(Rights.mayChangeCatalogue(caller));
        FieldErrors errors = new FieldErrors();
        var wanted = body.checked(code, errors);
        Answers.refuse(errors);
        LongFunction<IndicatorChanged> state = Objects.requireNonNull(wanted);
        String key = "indicator/" + code;
        store.find(key).ifPresent(present -> Meaning.refuseRewriting(present, state.apply(1), catalogue, closed));
        Outcome<IndicatorChanged> outcome = store.put(key, state);
        catalogue.apply(outcome.state());
        return Answers.of(outcome);
    }

    @GetMapping("/{code}")
    IndicatorChanged get(Caller caller, @PathVariable String code) {
        Rights.require(Rights.mayReadCatalogue(caller));
        return store.find("indicator/" + code)
                .orElseThrow(() ->
                        Problem.notFound("unknown-indicator", "There is no indicator '" + Texts.shown(code) + "'."));
    }

    @GetMapping
    Page<IndicatorChanged> list(
            Caller caller,
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = Paging.DEFAULT_SIZE) int size) {
        Rights.require(Rights.mayReadCatalogue(caller));
        Paging paging = new Paging(page, size);
        Document all = new Document();
        return paging.of(store.find(all, paging.skip(), paging.size()), store.count(all));
    }
}
