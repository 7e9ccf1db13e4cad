package id.timbang.benchmark.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.timbang.contracts.Envelope;
import id.timbang.contracts.EventJson;
import id.timbang.contracts.ObservationEvent;
import id.timbang.contracts.ObservationRecorded;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class LeanFactTest {

    private final Backlog backlog = new Backlog(1_000, 10, 1, false);

    @Test
    void it_reads_what_the_contracts_read() throws Exception {
        for (int place = 0; place < backlog.places(); place++) {
            ObservationEvent event = backlog.at(place);

            LeanFact fact = LeanFact.parse(EventJson.write(Envelope.of(event, Instant.EPOCH)));

            assertThat(fact.id()).isEqualTo(event.eventId());
            assertThat(fact.source()).isEqualTo(event.eventSource());
            assertThat(fact.employeeId()).isEqualTo(event.employeeId());
            if (event instanceof ObservationRecorded told) {
                assertThat(fact.indicator()).isEqualTo(told.indicator());
                assertThat(Instant.parse(fact.occurredAt())).isEqualTo(told.occurredAt());
                assertThat(fact.value()).isEqualTo(told.value());
                assertThat(fact.numerator()).isEqualTo(told.numerator());
                assertThat(fact.denominator()).isEqualTo(told.denominator());
            } else {
                assertThat(fact.indicator()).isNull();
            }
        }
    }

    @Test
    void what_is_no_event_is_refused() {
        assertThatThrownBy(() -> LeanFact.parse("[]".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(IOException.class);
    }
}
