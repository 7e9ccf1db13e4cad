package id.timbang.kit.ready;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.timbang.kit.event.CaughtUp;
import id.timbang.kit.problem.Problem;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Status;
import org.springframework.http.HttpStatus;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class StartingGateTest {

    private boolean oneIsCaughtUp;
    private final List<CaughtUp> parts = List.of(() -> oneIsCaughtUp, () -> true);
    private final StartingGate gate = new StartingGate(parts);
    private final CaughtUpHealth health = new CaughtUpHealth(parts);

    @Test
    void nothing_is_answered_and_the_service_is_not_ready_while_any_part_still_reads_what_stood_in_the_log() {
        assertThatThrownBy(this::enter).isInstanceOfSatisfying(Problem.class, problem -> {
            assertThat(problem.status()).isEqualTo(HttpStatus.SERVICE_UNAVAILABLE);
            assertThat(problem.code()).isEqualTo("starting");
        });
        assertThat(health.health().getStatus()).isEqualTo(Status.OUT_OF_SERVICE);
    }

    @Test
    void everything_is_answered_once_all_have_read_it() {
        oneIsCaughtUp = true;

        assertThat(enter()).isTrue();
        assertThat(health.health().getStatus()).isEqualTo(Status.UP);
    }

    private boolean enter() {
        return gate.preHandle(new MockHttpServletRequest(), new MockHttpServletResponse(), this);
    }
}
