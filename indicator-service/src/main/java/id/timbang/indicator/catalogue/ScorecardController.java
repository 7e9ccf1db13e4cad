package id.timbang.indicator.catalogue;

import id.timbang.contracts.ScorecardChanged;
import id.timbang.indicator.catalogue.ScorecardCheck.Author;
import id.timbang.indicator.input.Answers;
import id.timbang.indicator.input.FieldErrors;
import id.timbang.indicator.input.Page;
import id.timbang.indicator.input.Paging;
import id.timbang.indicator.input.Texts;
import id.timbang.indicator.rights.Rights;
import id.timbang.kit.identity.Caller;
import id.timbang.kit.problem.Problem;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Scorecards (SKP): the weighted indicators of a position, revision by revision.
 * The catalogue is the whole installation's, not an agency's: any manager may change it, and whoever is scored read it.
 */
@RestController
@RequestMapping("/api/scorecards")
class ScorecardController {

    private final Scorecards scorecards;
    private final ScorecardCheck check;
    private final CatalogueView catalogue;
    private final Clock clock;

    ScorecardController(Scorecards scorecards, CatalogueView catalogue, Clock clock) {
        this.scorecards = scorecards;
        this.check = new ScorecardCheck(catalogue);
        this.catalogue = catalogue;
        this.clock = clock;
    }

    /** Who makes a revision, and when, to the millisecond. */
    static Author author(Caller caller, Clock clock) {
        return new Author(caller.subject(), clock.instant().truncatedTo(ChronoUnit.MILLIS));
    }

    /**
     * Makes the next revision; where the latest asks the same, none is made.
     *
     * @throws Problem 400 with {@code errors} by field; 409 {@code closed-period} where it would reach back into one
     */
    @PutMapping("/{scorecardId}")
    ResponseEntity<ScorecardChanged> put(
            Caller caller, @PathVariable String scorecardId, @RequestBody ScorecardBody body) {
        Rights.require(Rights.mayChangeCatalogue(caller));
        FieldErrors errors = new FieldErrors();
        var wanted = check.checked(scorecardId, body, author(caller, clock), errors);
        Answers.refuse(errors);
        return Answers.of(scorecards.put(scorecardId, Objects.requireNonNull(wanted)));
    }

    /** @param revision an earlier one; the latest where not given */
    @GetMapping("/{scorecardId}")
    ScorecardChanged get(
            Caller caller, @PathVariable String scorecardId, @RequestParam(required = false) @Nullable Long revision) {
        Rights.require(Rights.mayReadCatalogue(caller));
        return (revision == null ? scorecards.latest(scorecardId) : scorecards.find(scorecardId, revision))
                .orElseThrow(() -> unknown(scorecardId, revision));
    }

    /** Every revision, the newest first: what it asks, who made it when and why, and which months it holds for now. */
    @GetMapping("/{scorecardId}/revisions")
    Page<Revision> revisions(
            Caller caller,
            @PathVariable String scorecardId,
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = Paging.DEFAULT_SIZE) int size) {
        Rights.require(Rights.mayReadCatalogue(caller));
        Paging paging = new Paging(page, size);
        List<Revision> all = Revision.all(scorecards.revisions(scorecardId));
        if (all.isEmpty()) {
            throw unknown(scorecardId, null);
        }
        return paging.of(all.stream().skip(paging.skip()).limit(paging.size()).toList(), all.size());
    }

    private static Problem unknown(String scorecardId, @Nullable Long revision) {
        return Problem.notFound(
                "unknown-scorecard",
                "There is no scorecard '" + Texts.shown(scorecardId) + "'"
                        + (revision == null ? "." : " with a revision " + revision + "."));
    }

    /** The latest revision of each. */
    @GetMapping
    Page<ScorecardChanged> list(
            Caller caller,
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = Paging.DEFAULT_SIZE) int size) {
        Rights.require(Rights.mayReadCatalogue(caller));
        Paging paging = new Paging(page, size);
        List<String> ids = catalogue.scorecardIds();
        return paging.of(
                ids.stream()
                        .skip(paging.skip())
                        .limit(paging.size())
                        .map(scorecards::latest)
                        .flatMap(Optional::stream)
                        .toList(),
                ids.size());
    }
}
