package id.timbang.benchmark.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The steps on which the others rest, once, with hardly any facts: that it runs and the scores are right, not how fast. */
class ScoringBenchmarkTest {

    private static final ScoringPlan TINY = new ScoringPlan(
            new Backlog(3_000, 50, 2, false),
            new ScoringPlan.WarmUp(1_000, 500, 500),
            512,
            5,
            1,
            Duration.ofMinutes(2),
            Duration.ofMinutes(2),
            2_000,
            50,
            200,
            Duration.ofSeconds(1),
            Duration.ofSeconds(1),
            new Backlog(2_100, 210, 10, true),
            30);

    @Test
    @Timeout(600)
    void figures_are_measured_and_scores_are_right() throws Exception {
        List<String> steps = new ArrayList<>();

        String report = ScoringBenchmark.run(TINY, List.of("backlog", "latency"), steps::add)
                .text();

        assertThat(steps).contains("backlog", "latency");
        assertThat(report)
                .contains("by reading and parsing, same round")
                .contains("by Kafka Streams")
                .contains("rebuild of all")
                .contains("for the first time, events/s")
                .contains("p99, ms");
        assertThat(report.lines().filter(line -> line.contains("scores compared, three times each round")))
                .singleElement()
                .asString()
                .containsPattern("\\b100\\b");
    }
}
