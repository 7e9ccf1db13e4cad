package id.timbang.benchmark.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The whole way once, with hardly any facts: that it runs, not how fast. */
class IntakeBenchmarkTest {

    private static final IntakePlan TINY = new IntakePlan(
            50,
            1,
            2_000,
            1_000,
            Duration.ofSeconds(60),
            2,
            Duration.ofSeconds(1),
            Duration.ofMillis(100),
            3_000,
            Duration.ofSeconds(60));

    @Test
    @Timeout(240)
    void every_figure_is_measured() throws Exception {
        List<String> steps = new ArrayList<>();

        String report = IntakeBenchmark.run(TINY, steps::add).text();

        assertThat(steps).isNotEmpty();
        assertThat(report)
                .contains("machine: ")
                .contains("HTTP by bare Kafka, of the same round")
                .contains("p99, ms")
                .contains("last quarter by first")
                .contains("not accepted");
        assertThat(report.lines().filter(line -> line.contains("HTTP, batches")))
                .singleElement()
                .asString()
                .containsPattern("[1-9][0-9,]*");
    }
}
