package id.timbang.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.timbang.kit.problem.Problem;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Health;
import org.springframework.http.HttpStatus;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class StartingGateTest {

    private Health ingest = Health.outOfService().build();
    private final StartingGate gate = new StartingGate(List.of(), () -> ingest);

    @Test
    void nothing_is_answered_before_the_facts_in_the_log_are_counted() {
        assertThatThrownBy(this::enter).isInstanceOfSatisfying(Problem.class, problem -> {
            assertThat(problem.status()).isEqualTo(HttpStatus.SERVICE_UNAVAILABLE);
            assertThat(problem.code()).isEqualTo("starting");
        });
    }

    @Test
    void once_open_it_stays_open_though_more_is_to_be_read() {
        ingest = Health.up().build();
        assertThat(enter()).isTrue();
        ingest = Health.outOfService().build();
        assertThat(enter()).isTrue();
    }

    private boolean enter() {
        return gate.preHandle(new MockHttpServletRequest(), new MockHttpServletResponse(), this);
    }
}
