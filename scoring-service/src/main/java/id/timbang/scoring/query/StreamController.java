package id.timbang.scoring.query;

import id.timbang.contracts.Period;
import id.timbang.contracts.ScoreAccessed.AccessedPart;
import id.timbang.kit.access.AccessLog;
import id.timbang.kit.access.AccessLog.Seen;
import id.timbang.kit.identity.Caller;
import id.timbang.kit.identity.Sight;
import id.timbang.scoring.live.LiveScores;
import id.timbang.scoring.live.LiveSource;
import id.timbang.scoring.query.Scores.Sort;
import id.timbang.scoring.rights.Rights;
import java.util.List;
import java.util.Set;
import org.bson.conversions.Bson;
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
 * Last-Event-ID}. It ends with the caller's token.
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
        // Decided once: what has changed since holds when the token has ended, and the page connects with a new one.
        Sight sight = rights.sight(caller);
        Set<String> offices = rights.offices(caller, office);
        Period asked = scores.period(period);
        Bson wanted = scores.filter(sight, asked, offices, null);
        LiveSource shown = new LiveSource() {
            @Override
            public Part snapshot(int part) {
                Scores.Page<ScoreView> found = scores.page(sight, asked, wanted, Sort.EMPLOYEE, part, PART);
                return new Part(recorded(found.items()), (part + 1L) * PART >= found.total());
            }

            @Override
            public List<?> now(Set<String> keys) {
                return recorded(scores.now(sight, asked, keys));
            }

            private List<ScoreView> recorded(List<ScoreView> looks) {
                List<Seen> seen = looks.stream()
                        .map(score -> rights.seenAt(score.employeeId()))
                        .toList();
                accesses.record(caller, sight, AccessedPart.STREAM, asked, seen);
                return looks;
            }
        };
        // Before anything is answered, so that an access log that is away is told as such.
        shown.snapshot(0);
        SseEmitter emitter = live.open(
                score -> score.period().equals(asked)
                        && (offices == null || rights.worksAt(score.employeeId(), offices))
                        && rights.sees(sight, score.employeeId()),
                shown,
                caller.until());
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .header("X-Accel-Buffering", "no")
                .body(emitter);
    }
}
