package id.timbang.benchmark.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ArrivalsTest {

    private final Arrivals arrivals = new Arrivals(3);

    @Test
    void a_score_that_rests_on_two_facts_shows_the_first_two_that_were_told() {
        long now = System.nanoTime();
        arrivals.due(1, now - Duration.ofMillis(300).toNanos());
        arrivals.due(1, now - Duration.ofMillis(200).toNanos());
        arrivals.due(1, now - Duration.ofMillis(100).toNanos());

        arrivals.line(score(1, 2));

        assertThat(arrivals.missing()).isEqualTo(1);
        assertThat(arrivals.nanoseconds().getTotalCount()).isEqualTo(2);
        assertThat(arrivals.milliseconds(100)).isBetween(300.0, 5_000.0);
        assertThat(arrivals.milliseconds(1)).isBetween(200.0, 5_000.0);
    }

    @Test
    void the_same_score_shown_again_shows_nothing_new() {
        arrivals.due(1, System.nanoTime());
        arrivals.line(score(1, 1));
        arrivals.line(score(1, 1));

        assertThat(arrivals.nanoseconds().getTotalCount()).isEqualTo(1);
    }

    @Test
    void what_was_told_before_is_forgotten() {
        arrivals.due(2, System.nanoTime());
        arrivals.reset();
        arrivals.due(2, System.nanoTime());
        arrivals.line(score(2, 1));

        assertThat(arrivals.missing()).isEqualTo(1);

        arrivals.line(score(2, 2));

        assertThat(arrivals.missing()).isZero();
        assertThat(arrivals.nanoseconds().getTotalCount()).isEqualTo(1);
    }

    @Test
    void what_was_refused_is_not_waited_for() {
        arrivals.due(2, 1);
        arrivals.due(2, 2);
        arrivals.refused(2, 1);
        arrivals.line(score(2, 1));

        assertThat(arrivals.missing()).isZero();
    }

    @Test
    void other_lines_of_the_stream_are_no_scores() throws Exception {
        arrivals.due(0, System.nanoTime());
        arrivals.line("event:snapshot-complete");
        arrivals.line("data:{\"n\":3}");
        arrivals.line(":heartbeat");
        arrivals.line("data:{\"employeeId\":\"e-000000\"}");

        arrivals.awaitSnapshot(Duration.ZERO);
        assertThat(arrivals.missing()).isEqualTo(1);
    }

    private static String score(int employee, int evidence) {
        return "data:{\"employeeId\":\"%s\",\"items\":[{\"evidence\":%d},{\"evidence\":1}]}"
                .formatted(Backlog.employeeId(employee), evidence - 1);
    }
}
