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

/**
 * How fast a view is rebuilt beside the running one, by what the same backlog took the same service at its start; and how
 * fast once more, when all its code is compiled.
 */
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
            Rebuilt once = rebuild(scoring.api(), plan);
            progress.accept("rebuilt at %,.0f/s".formatted(once.rate));
            Rebuilt again = rebuild(scoring.api(), plan);
            progress.accept("rebuilt once more at %,.0f/s".formatted(again.rate));
            report.add("rebuild, events/s", "%,.0f".formatted(once.rate), "", "");
            report.add("  by that of the first time", "%.2f".formatted(once.rate / first.lastRate()), "", "about 1");
            report.add("  compared and swapped after, s", "%.1f".formatted(once.comparing.toMillis() / 1e3), "", "");
            report.add("  once more, events/s", "%,.0f".formatted(again.rate), "", "");
            Check.Compared compared =
                    new Check(plan.backlog(), world.catalogue(), new Expected(plan.backlog())).all(scoring.api());
            report.add("  scores compared after it", "%,d".formatted(compared.scores()), "", "");
            world.succeeded();
        }
    }

    /**
     * What came of one.
     *
     * @param rate      events a second until it had caught up
     * @param comparing how long it then took until it was the current view
     */
    private record Rebuilt(double rate, Duration comparing) {}

    private static Rebuilt rebuild(Api api, ScoringPlan plan) throws IOException, InterruptedException {
        HttpResponse<String> begun = api.send("POST", REBUILDS, "application/json", "");
        String rebuild = Api.expect(begun).headers().firstValue("Location").orElseThrow();
        JsonNode ended = awaitEnd(api, rebuild, plan.patience());
        Instant started = at(ended, "startedAt");
        Instant caughtUp = at(ended, "caughtUpAt");
        double seconds = Duration.between(started, caughtUp).toNanos() / 1e9;
        return new Rebuilt(plan.backlog().places() / seconds, Duration.between(caughtUp, at(ended, "endedAt")));
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
