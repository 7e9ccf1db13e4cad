package id.timbang.scoring.rebuild;

import com.mongodb.client.MongoCursor;
import com.mongodb.client.model.Filters;
import id.timbang.contracts.Period;
import id.timbang.contracts.ScoreChanged;
import id.timbang.kit.identity.Caller;
import id.timbang.kit.identity.Sight;
import id.timbang.kit.problem.Problem;
import id.timbang.scoring.ingest.View;
import id.timbang.scoring.ingest.Views;
import id.timbang.scoring.rights.Rights;
import id.timbang.scoring.standing.Standing;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/scores/digest}: what an auditor holds against a digest of their own, or of another day. */
@RestController
class DigestController {

    private static final int BATCH = 500;

    private final Views views;
    private final Rights rights;
    private final Clock clock;

    DigestController(Views views, Rights rights, Clock clock) {
        this.views = views;
        this.rights = rights;
        this.clock = clock;
    }

    /**
     * The digest of the current generation's scores.
     *
     * @param period of that month; of all where none was asked for
     * @param scores how many there are
     * @param asOf   when it was begun; of facts that came meanwhile some are in it
     */
    record Digest(
            long generation, @Nullable Period period, long scores, String algorithm, String digest, Instant asOf) {}

    @GetMapping("/api/scores/digest")
    Digest digest(Caller caller, @RequestParam(required = false) @Nullable Period period) {
        if (!rights.sight(caller).seesEverybody()) {
            throw Sight.notYours();
        }
        if (period != null && !period.isMonth()) {
            throw Problem.invalid(
                    "period-not-available", "Scores are kept by month: ask for one as 2026-11, not '" + period + "'.");
        }
        Instant asOf = clock.instant();
        View view = views.current();
        ScoresDigest digest = new ScoresDigest();
        Bson wanted = period == null ? Filters.empty() : Filters.eq("month", period.toString());
        try (MongoCursor<String> keys = view.standingStore().keys(wanted)) {
            while (keys.hasNext()) {
                scores(view, keys).forEach(digest::add);
            }
        }
        return new Digest(view.generation().number(), period, digest.scores(), "SHA-256", digest.hex(), asOf);
    }

    private static List<ScoreChanged> scores(View view, MongoCursor<String> keys) {
        List<String> batch = new ArrayList<>(BATCH);
        while (batch.size() < BATCH && keys.hasNext()) {
            batch.add(keys.next());
        }
        Map<String, Standing> found = view.standingStore().find(batch);
        return batch.stream()
                .map(found::get)
                .filter(Objects::nonNull)
                .map(Standing::score)
                .filter(Objects::nonNull)
                .toList();
    }
}
