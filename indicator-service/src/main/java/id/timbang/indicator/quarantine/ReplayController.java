package id.timbang.indicator.quarantine;

import com.fasterxml.jackson.annotation.JsonInclude;
import id.timbang.indicator.input.Answers;
import id.timbang.indicator.input.FieldErrors;
import id.timbang.indicator.quarantine.Entry.State;
import id.timbang.indicator.quarantine.ReplayState.Failure;
import id.timbang.indicator.rights.Rights;
import id.timbang.kit.identity.Caller;
import id.timbang.kit.problem.Problem;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Replays of many entries at once: started by one request, followed by others. */
@RestController
@RequestMapping("/api/quarantine/replays")
class ReplayController {

    private final ReplayJobs jobs;
    private final FilterParameters filters;

    ReplayController(ReplayJobs jobs, FilterParameters filters) {
        this.jobs = jobs;
        this.filters = filters;
    }

    /**
     * Which entries, and how they are mended.
     *
     * @param filter required; an empty one for every open entry that the caller may mend
     */
    record Body(
            FilterParameters.@Nullable Asked filter,
            @Nullable MendBody mend,
            @Nullable String reason) {}

    /**
     * What is mended alike about all of them.
     *
     * @param employeeId whose work all of it is: the filter must name one person
     * @param indicator  which indicator is meant by all: the filter must name the one they were told with
     */
    record MendBody(@Nullable String employeeId, @Nullable String indicator) {}

    @PostMapping
    ResponseEntity<Answer> start(Caller caller, @RequestBody(required = false) @Nullable Body body) {
        Rights.require(QuarantineRights.mayMendAny(caller));
        FilterParameters.Asked asked = body == null ? null : body.filter();
        if (asked == null) {
            throw Problem.invalid(
                    "missing-filter",
                    "'filter' is missing: say what is to be replayed, for example {\"filter\": {\"source\": \"siak\"}}; an empty"
                            + " one, {\"filter\": {}}, means every open entry.");
        }
        EntryFilter filter = filters.filter(caller, asked);
        FieldErrors errors = new FieldErrors();
        MendBody mended = body == null || body.mend() == null ? new MendBody(null, null) : body.mend();
        Mend mend = QuarantineController.mend(mended.employeeId(), mended.indicator(), errors);
        String reason =
                errors.optional("reason", body == null ? null : body.reason(), QuarantineController.LONGEST_REASON);
        if (mend.employeeId() != null && filter.person() == null) {
            errors.add("filter.person", "is missing: only what one person is known to have done can be one employee's");
        }
        if (mend.indicator() != null && filter.indicator() == null) {
            errors.add("filter.indicator", "is missing: only what names one indicator can be meant for another");
        }
        if (filter.state() != State.OPEN) {
            errors.add("filter.state", "must be OPEN, or left out");
        }
        Answers.refuse(errors);
        ReplayState started = jobs.start(caller, filter, mend, reason);
        return ResponseEntity.accepted()
                .location(URI.create("/api/quarantine/replays/" + started.replayId()))
                .body(Answer.of(started));
    }

    @GetMapping("/{replayId}")
    Answer get(Caller caller, @PathVariable String replayId) {
        Optional<ReplayState> found = jobs.find(replayId);
        // One that is not there was started by nobody: only who may see anybody's is told so.
        Rights.require(
                Rights.maySeeImport(caller, found.map(ReplayState::startedBy).orElse(null)));
        return Answer.of(found.orElseThrow(() -> Problem.notFound(
                "unknown-replay",
                "No replay of that id is known. States are kept for 7 days; a replay can be repeated, nothing counts"
                        + " twice.")));
    }

    /** A replay as the caller sees it. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Answer(
            String replayId,
            ReplayState.Stage state,
            long total,
            long left,
            long done,
            long replayed,
            long notReplayed,
            List<Failure> failed,
            @Nullable String problem,
            Instant startedAt,
            @Nullable Instant finishedAt) {

        static Answer of(ReplayState state) {
            return new Answer(
                    state.replayId(),
                    state.state(),
                    state.total(),
                    state.left(),
                    state.done(),
                    state.replayed(),
                    state.notReplayed(),
                    state.failed(),
                    state.problem(),
                    state.startedAt(),
                    state.finishedAt());
        }
    }
}
