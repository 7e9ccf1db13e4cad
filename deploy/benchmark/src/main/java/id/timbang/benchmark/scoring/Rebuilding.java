package id.timbang.benchmark.scoring;

import id.timbang.benchmark.kit.Api;
import id.timbang.benchmark.kit.Cost;
import id.timbang.benchmark.kit.Deadline;
import id.timbang.benchmark.kit.Report;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** How fast a view is rebuilt beside the running one, by what the same backlog took the same service at its start. */
final class Rebuilding implements Step {

    private static final String REBUILDS = "/api/rebuilds";
    private static final JsonMapper JSON = new JsonMapper();
    private static final int NOT_FOUND = 404;
    private static final int PAUSE_MILLIS = 100;
    private static final String SWAPPED = "SWAPPED";
    private static final Set<String> UNDER_WAY = Set.of("RUNNING", "CAUGHT_UP");

    @Override
    public void measure(ScoringPlan plan, Report report, Consumer<String> progress)
            throws IOException, InterruptedException, ExecutionException {
        try (World world = World.filled(plan.backlog(), plan.offices());
                Scoring scoring = world.scoringBacklogs(plan.heap(), 2 * plan.heap())) {
            Cost first = new Cost();
            world.apply(scoring, first, plan.patience());
            progress.accept("applied at %,.0f/s".formatted(first.lastRate()));
            if (scoring.api().get(REBUILDS).statusCode() == NOT_FOUND) {
                report.note("rebuild: not measured, this service answers 404 to GET " + REBUILDS);
                world.succeeded();
                return;
            }
            HttpResponse<String> begun = scoring.api().send("POST", REBUILDS, "application/json", "");
            String rebuild = Api.expect(begun).headers().firstValue("Location").orElseThrow();
            JsonNode ended = awaitEnd(scoring.api(), rebuild, plan.patience());
            Instant started = at(ended, "startedAt");
            Duration caughtUp = Duration.between(started, at(ended, "caughtUpAt"));
            double rate = world.backlog().places() * 1e9 / caughtUp.toNanos();
            report.add("rebuild, events/s", "%,.0f".formatted(rate), "", "");
            report.add("  by that of the first time", "%.2f".formatted(rate / first.lastRate()), "", "about 1");
            report.add(
                    "  compared and swapped after, s",
                    "%.1f"
                            .formatted(Duration.between(started, at(ended, "endedAt"))
                                            .minus(caughtUp)
                                            .toMillis()
                                    / 1e3),
                    "",
                    "");
            progress.accept("rebuilt at %,.0f/s".formatted(rate));
            Check.Compared compared =
                    new Check(plan.backlog(), world.catalogue(), new Expected(plan.backlog())).all(scoring.api());
            report.add("  scores compared after it", "%,d".formatted(compared.scores()), "", "");
            world.succeeded();
        }
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
