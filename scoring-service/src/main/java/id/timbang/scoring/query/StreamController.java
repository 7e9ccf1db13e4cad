package id.timbang.scoring.query;

import id.timbang.contracts.Period;
import id.timbang.contracts.ScoreAccessed.AccessedPart;
import id.timbang.contracts.ScoreChanged;
import id.timbang.kit.access.AccessLog;
import id.timbang.kit.access.AccessLog.Seen;
import id.timbang.kit.identity.Caller;
import id.timbang.scoring.live.LiveScores;
import id.timbang.scoring.live.LiveSource;
import id.timbang.scoring.query.Scores.Sort;
import id.timbang.scoring.rights.Rights;
import id.timbang.scoring.rights.Scope;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * {@code /api/scores/stream}: an event {@code score} for each score of the office, then {@code snapshot-complete},
 * then a {@code score} for each change. A client that reconnects gets a fresh snapshot, whatever its {@code
 * Last-Event-ID}. The stream ends with the caller's token, so that rights are never older than that: the page connects
 * again with a fresh one.
 */
@RestController
class StreamController {

    private static final int PART = 200;

    private final Scores scores;
    private final LiveScores live;
    private final Rights rights;
    private final AccessLog accesses;

    StreamController(Scores scores, LiveScores live, Rights rights, AccessLog accesses) {
        this.scores = scores;
        this.live = live;
        this.rights = rights;
        this.accesses = accesses;
    }

    @GetMapping(path = "/api/scores/stream", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    ResponseEntity<SseEmitter> stream(
            Caller caller,
            @RequestParam(required = false) @Nullable Period period,
            @RequestParam(required = false) @Nullable String office) {
        Period month = scores.month(period);
        Page page = new Page(caller, rights.many(rights.sight(caller), office), month);
        // Before anything is answered, so that an access log that is away is told as such.
        page.snapshot(0);
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .header("X-Accel-Buffering", "no")
                .body(live.open(page::shows, page, caller.until()));
    }

    /** What one live page is shown; whoever is, is in the access log first. */
    private final class Page implements LiveSource {

        private final Caller caller;
        private final Scope scope;
        private final Period month;

        Page(Caller caller, Scope scope, Period month) {
            this.caller = caller;
            this.scope = scope;
            this.month = month;
        }

        boolean shows(ScoreChanged score) {
            return score.period().equals(month) && scope.matches(score.employeeId(), score.officeId());
        }

        @Override
        public Part snapshot(int part) {
            Scores.Page<ScoreView> found =
                    scores.page(scope, Scores.filter(scope, month, null), Sort.EMPLOYEE, part, PART);
            return new Part(recorded(found.items()), (part + 1L) * PART >= found.total());
        }

        @Override
        public List<?> now(Set<String> keys) {
            return recorded(scores.now(scope, keys));
        }

        private List<ScoreView> recorded(List<ScoreView> shown) {
            List<Seen> seen =
                    shown.stream().map(score -> scope.seen(score.employeeId())).toList();
            accesses.record(caller, scope.sight(), AccessedPart.STREAM, month, seen);
            return shown;
        }
    }
}
