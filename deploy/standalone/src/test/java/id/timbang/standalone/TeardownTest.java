package id.timbang.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TeardownTest {

    private final List<String> closed = new ArrayList<>();
    private final Teardown teardown = new Teardown();

    @Test
    void parts_are_closed_in_the_opposite_order_also_when_one_fails() throws Exception {
        teardown.add("event log", () -> closed.add("event log"));
        teardown.add("services", () -> {
            throw new IllegalStateException("stuck");
        });
        teardown.add("front door", () -> closed.add("front door"));

        teardown.close();
        teardown.close();

        assertThat(closed).containsExactly("front door", "event log");
        assertThat(teardown.awaitClosed(0)).isTrue();
    }

    @Test
    void a_part_that_starts_while_all_is_being_stopped_is_closed_at_once() {
        teardown.close();

        assertThatThrownBy(() -> teardown.add("services", () -> closed.add("services")))
                .isInstanceOf(StartFailure.class);
        assertThat(closed).containsExactly("services");
    }
}
