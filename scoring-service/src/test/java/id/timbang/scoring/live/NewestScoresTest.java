package id.timbang.scoring.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What is kept of scores that were read is never older than what was heard of. */
class NewestScoresTest {

    private final Store store = new Store();
    private final NewestScores newest = new NewestScores(store);

    @Test
    void whoever_was_slow_to_read_does_not_keep_the_old_score_over_the_one_another_has_read_since() {
        store.put("ani", 1);
        store.afterReading = () -> {
            store.afterReading = () -> {};
            store.put("ani", 2);
            newest.changed(Store.MONTH, "ani", 2);
            assertThat(version()).isEqualTo(2);
        };
        version();

        assertThat(version()).isEqualTo(2);
    }

    @Test
    void a_score_is_read_once_for_all_until_it_changes() {
        store.put("ani", 1);
        version();
        store.beforeReading = () -> {
            throw new AssertionError("read again");
        };
        assertThat(version()).isEqualTo(1);
    }

    @Test
    void a_score_that_is_not_written_yet_is_said_to_be_behind_and_read_again() {
        newest.changed(Store.MONTH, "ani", 2);
        assertThat(newest.of(Store.MONTH, List.of("ani"), List.of()).behind()).containsExactly("ani");
        store.put("ani", 1);
        assertThat(newest.of(Store.MONTH, List.of("ani"), List.of()).behind()).containsExactly("ani");
        store.put("ani", 2);
        assertThat(newest.of(Store.MONTH, List.of("ani"), List.of()).behind()).isEmpty();
    }

    private long version() {
        return newest.of(Store.MONTH, List.of("ani"), List.of()).scores().get(0).version();
    }
}
