package id.timbang.scoring.query;

import id.timbang.contracts.Period;
import id.timbang.scoring.live.LiveScores;
import id.timbang.scoring.live.LiveSource;
import id.timbang.scoring.query.Scores.Sort;
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
 * Last-Event-ID}.
 */
@RestController
class StreamController {

    private static final int PART = 200;

    private final Scores scores;
    private final LiveScores live;

    StreamController(Scores scores, LiveScores live) {
        this.scores = scores;
        this.live = live;
    }

    @GetMapping(path = "/api/scores/stream", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    ResponseEntity<SseEmitter> stream(
            @RequestParam(required = false) @Nullable Period period,
            @RequestParam(required = false) @Nullable String office) {
        Period month = scores.month(period);
        Bson filter = scores.filter(month, office, null);
        Set<String> offices = office == null ? null : scores.officesUnder(office);
        SseEmitter emitter = live.open(
                score -> score.period().equals(month) && (offices == null || offices.contains(score.officeId())),
                new LiveSource() {
                    @Override
                    public List<?> snapshot(int part) {
                        return scores.page(filter, Sort.EMPLOYEE, part, PART).items();
                    }

                    @Override
                    public List<?> now(Set<String> keys) {
                        return scores.now(keys);
                    }
                });
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .header("X-Accel-Buffering", "no")
                .body(emitter);
    }
}
