package id.timbang.scoring.period;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PaceTest {

    private static final Duration JUST_NOW = Duration.ofMillis(1);

    @Test
    void a_pass_begins_when_no_month_has_changed_for_a_moment() {
        assertThat(Pace.untilPass(Duration.ofMillis(200), Duration.ofMillis(200), false))
                .isEqualTo(Duration.ofMillis(100));
        assertThat(Pace.untilPass(Duration.ofSeconds(2), Duration.ofMillis(300), false))
                .isEqualTo(Duration.ZERO);
    }

    @Test
    void where_months_keep_changing_it_begins_after_some_seconds() {
        assertThat(Pace.untilPass(Duration.ofMillis(4_900), JUST_NOW, false)).isEqualTo(Duration.ofMillis(100));
        assertThat(Pace.untilPass(Duration.ofSeconds(6), JUST_NOW, false)).isNegative();
    }

    @Test
    void under_a_backlog_it_waits_for_its_end_however_quiet_it_is_but_no_longer_than_ten_minutes() {
        assertThat(Pace.untilPass(Duration.ofSeconds(6), JUST_NOW, true)).isPositive();
        assertThat(Pace.untilPass(Duration.ofSeconds(590), Duration.ofSeconds(2), true))
                .isEqualTo(Duration.ofSeconds(10));
        assertThat(Pace.untilPass(Duration.ofMinutes(10), JUST_NOW, true)).isEqualTo(Duration.ZERO);
    }

    @Test
    void the_rest_is_nine_times_the_work_and_a_minute_at_most() {
        assertThat(Pace.rest(Duration.ofSeconds(2))).isEqualTo(Duration.ofSeconds(18));
        assertThat(Pace.rest(Duration.ofMillis(10))).isEqualTo(Duration.ofMillis(90));
        assertThat(Pace.rest(Duration.ofHours(1))).isEqualTo(Duration.ofMinutes(1));
    }
}
