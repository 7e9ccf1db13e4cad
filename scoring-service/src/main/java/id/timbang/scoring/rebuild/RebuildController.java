package id.timbang.scoring.rebuild;

import id.timbang.kit.identity.Caller;
import id.timbang.kit.identity.Sight;
import id.timbang.kit.problem.Problem;
import id.timbang.scoring.generation.Decision;
import id.timbang.scoring.rights.Rights;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/rebuilds}: for managers of every agency, and for the auditor to read. */
@RestController
@RequestMapping("/api/rebuilds")
class RebuildController {

    private final Rebuilds rebuilds;
    private final Rights rights;

    RebuildController(Rebuilds rebuilds, Rights rights) {
        this.rebuilds = rebuilds;
        this.rights = rights;
    }

    /** A list, as all lists are. */
    record Listed(List<RebuildReport> items, int page, int size, int total) {}

    record DecisionBody(@Nullable Said decision) {}

    /** What can be decided. */
    enum Said {
        SWAP,
        ABANDON
    }

    @PostMapping
    ResponseEntity<RebuildReport> begin(Caller caller) {
        requireManagerOfAll(caller);
        RebuildReport report = rebuilds.begin(caller.subject());
        return ResponseEntity.accepted()
                .location(URI.create("/api/rebuilds/" + report.generation()))
                .body(report);
    }

    @GetMapping
    Listed list(Caller caller) {
        requireSightOfAll(caller);
        List<RebuildReport> all = rebuilds.all();
        return new Listed(all, 0, all.size(), all.size());
    }

    @GetMapping("/{generation}")
    RebuildReport one(Caller caller, @PathVariable long generation) {
        requireSightOfAll(caller);
        return rebuilds.one(generation);
    }

    @PutMapping("/{generation}/decision")
    RebuildReport decide(Caller caller, @PathVariable long generation, @RequestBody DecisionBody body) {
        requireManagerOfAll(caller);
        if (body.decision() == null) {
            throw Problem.invalid("wrong-decision", "'decision' is missing; it can be SWAP or ABANDON.");
        }
        return rebuilds.decide(generation, Decision.valueOf(body.decision().name()), caller.subject());
    }

    private static void requireManagerOfAll(Caller caller) {
        if (!caller.managesAll()) {
            throw Sight.notYours();
        }
    }

    private void requireSightOfAll(Caller caller) {
        if (!rights.sight(caller).seesEverybody()) {
            throw Sight.notYours();
        }
    }
}
