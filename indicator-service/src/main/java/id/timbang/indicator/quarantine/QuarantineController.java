package id.timbang.indicator.quarantine;

import id.timbang.indicator.input.Answers;
import id.timbang.indicator.input.FieldErrors;
import id.timbang.indicator.input.Ids;
import id.timbang.indicator.input.Page;
import id.timbang.indicator.input.Paging;
import id.timbang.indicator.input.Texts;
import id.timbang.indicator.quarantine.Entry.State;
import id.timbang.indicator.rights.Rights;
import id.timbang.kit.identity.Caller;
import id.timbang.kit.problem.Problem;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What could not be used: found, looked at, replayed and dismissed one by one. */
@RestController
@RequestMapping("/api/quarantine")
class QuarantineController {

    static final int LONGEST_REASON = 1_000;

    private final QuarantineStore store;
    private final QuarantineRights rights;
    private final FilterParameters filters;
    private final Summaries summaries;
    private final Replay replay;

    QuarantineController(
            QuarantineStore store,
            QuarantineRights rights,
            FilterParameters filters,
            Summaries summaries,
            Replay replay) {
        this.store = store;
        this.rights = rights;
        this.filters = filters;
        this.summaries = summaries;
        this.replay = replay;
    }

    /**
     * The mend, and how to replay.
     *
     * @param employeeId   whose work it is
     * @param indicator    which indicator is meant
     * @param asCorrection to put it in the place of what counts under its source and id
     * @param reason       required with a correction
     */
    record ReplayBody(
            @Nullable String employeeId,
            @Nullable String indicator,
            @Nullable Boolean asCorrection,
            @Nullable String reason) {

        static final ReplayBody NONE = new ReplayBody(null, null, null, null);
    }

    /** Why an entry will not be used. */
    record DismissalBody(@Nullable String reason) {}

    @GetMapping
    Page<Entry> list(
            Caller caller,
            @ModelAttribute FilterParameters.Asked asked,
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = Paging.DEFAULT_SIZE) int size) {
        Rights.require(QuarantineRights.mayLook(caller));
        Paging paging = new Paging(page, size);
        Bson wanted = filters.filter(caller, asked).within(rights.sight(caller));
        return paging.of(store.find(wanted, paging.skip(), paging.size()), store.count(wanted));
    }

    @GetMapping("/summary")
    Summary summary(Caller caller) {
        Rights.require(QuarantineRights.mayLook(caller));
        return summaries.of(rights.sight(caller));
    }

    @GetMapping("/{entry}")
    Entry get(Caller caller, @PathVariable String entry) {
        Rights.require(QuarantineRights.mayLook(caller));
        Optional<Entry> found = store.find(entry);
        Rights.require(found.map(there -> rights.sees(caller, there))
                .orElseGet(() -> rights.sight(caller).all()));
        return found.orElseThrow(() -> unknown(entry));
    }

    @PostMapping("/{entry}/replay")
    Entry replay(Caller caller, @PathVariable String entry, @RequestBody(required = false) @Nullable ReplayBody body) {
        Entry found = mendable(caller, entry);
        ReplayBody how = body == null ? ReplayBody.NONE : body;
        boolean asCorrection = Boolean.TRUE.equals(how.asCorrection());
        FieldErrors errors = new FieldErrors();
        Mend mend = mend(how.employeeId(), how.indicator(), errors);
        String reason = asCorrection
                ? errors.required("reason", how.reason(), LONGEST_REASON)
                : errors.optional("reason", how.reason(), LONGEST_REASON);
        Answers.refuse(errors);
        if (found.state() == State.REPLAYED) {
            return found;
        }
        if (asCorrection && !found.isConflict()) {
            throw Problem.invalid(
                    "no-conflict",
                    "Nothing that counts stands in the way of this: replay it without 'asCorrection', which is for entries with"
                            + " the reason 'conflict'.");
        }
        if (asCorrection && reason != null) {
            replay.correct(caller, found, mend, reason);
        } else {
            Map<String, Refused> refused = replay.replay(caller, List.of(found), mend, reason);
            if (!refused.isEmpty()) {
                throw refused.values().iterator().next().toProblem();
            }
        }
        return store.find(entry).orElse(found);
    }

    @PostMapping("/{entry}/dismissal")
    Entry dismiss(
            Caller caller, @PathVariable String entry, @RequestBody(required = false) @Nullable DismissalBody body) {
        Entry found = mendable(caller, entry);
        FieldErrors errors = new FieldErrors();
        String reason = errors.required("reason", body == null ? null : body.reason(), LONGEST_REASON);
        Answers.refuse(errors);
        if (found.state() == State.REPLAYED) {
            throw new Problem(
                    HttpStatus.CONFLICT,
                    "already-replayed",
                    "This was replayed and counts. To take the fact back, retract it by its source and id.");
        }
        if (found.state() == State.OPEN) {
            replay.dismiss(caller, found, reason);
        }
        return store.find(entry).orElse(found);
    }

    static Mend mend(@Nullable String employeeId, @Nullable String indicator, FieldErrors errors) {
        String who = employeeId == null || employeeId.isBlank() ? null : employeeId.strip();
        String problem = who == null ? null : Ids.problem(who);
        if (problem != null) {
            errors.add("employeeId", problem);
        }
        return new Mend(who, errors.optional("indicator", indicator, 200));
    }

    private Entry mendable(Caller caller, String entry) {
        Rights.require(QuarantineRights.mayMendAny(caller));
        Optional<Entry> found = store.find(entry);
        Rights.require(found.map(there -> rights.mayMend(caller, there)).orElseGet(caller::managesAll));
        return found.orElseThrow(() -> unknown(entry));
    }

    private static Problem unknown(String entry) {
        return Problem.notFound(
                "unknown-entry",
                "The quarantine has no entry '" + Texts.shown(entry)
                        + "'. Entries leave 90 days after they were told last.");
    }
}
