package id.timbang.benchmark.scoring;

import id.timbang.benchmark.kit.Api;
import id.timbang.benchmark.kit.Deadline;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a rebuild of the service's view took, as the service tells.
 *
 * @param catchingUp from its start until all that stood in the log was applied
 * @param comparing  from then until it was the current view
 */
record Rebuild(Duration catchingUp, Duration comparing) {

    private static final String REBUILDS = "/api/rebuilds";
    private static final JsonMapper JSON = new JsonMapper();
    private static final int PAUSE_MILLIS = 100;
    private static final String SWAPPED = "SWAPPED";
    private static final Set<String> UNDER_WAY = Set.of("RUNNING", "CAUGHT_UP");

    /** @throws IllegalStateException where the new view did not take over within that time */
    static Rebuild of(Api api, Duration patience) throws IOException, InterruptedException {
        HttpResponse<String> begun = api.send("POST", REBUILDS, "application/json", "");
        String rebuild = Api.expect(begun).headers().firstValue("Location").orElseThrow();
        JsonNode ended = awaitEnd(api, rebuild, patience);
        Instant caughtUp = at(ended, "caughtUpAt");
        return new Rebuild(
                Duration.between(at(ended, "startedAt"), caughtUp), Duration.between(caughtUp, at(ended, "endedAt")));
    }

    private static JsonNode awaitEnd(Api api, String rebuild, Duration patience)
            throws IOException, InterruptedException {
        Deadline deadline = Deadline.in(patience);
        JsonNode now = JSON.readTree(Api.expect(api.get(rebuild)).body());
        while (isUnderWay(now) && !deadline.isOver()) {
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
            now = JSON.readTree(Api.expect(api.get(rebuild)).body());
        }
        if (!state(now).equals(SWAPPED)) {
            throw new IllegalStateException("the rebuild is not the current view: " + now);
        }
        return now;
    }

    /** It is the current view a moment before it has written down when it ended. */
    private static boolean isUnderWay(JsonNode rebuild) {
        return UNDER_WAY.contains(state(rebuild))
                || state(rebuild).equals(SWAPPED) && !rebuild.path("endedAt").isString();
    }

    private static String state(JsonNode rebuild) {
        return rebuild.path("state").asString();
    }

    private static Instant at(JsonNode rebuild, String field) {
        return Instant.parse(rebuild.path(field).asString());
    }
}
