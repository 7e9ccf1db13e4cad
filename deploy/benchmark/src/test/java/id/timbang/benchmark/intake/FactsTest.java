package id.timbang.benchmark.intake;

import static org.assertj.core.api.Assertions.assertThat;

import id.timbang.contracts.EventJson;
import id.timbang.contracts.ObservationRecorded;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class FactsTest {

    private final Facts facts = new Facts("run", 5_000, Instant.parse("2026-11-24T03:15:00Z"));

    @Test
    void the_same_fact_is_told_over_http_and_to_the_log() throws Exception {
        for (int number : new int[] {0, 1, 4_999, 271_828, Integer.MAX_VALUE}) {
            JsonNode told = new JsonMapper().readTree(facts.json(number));
            ObservationRecorded logged = (ObservationRecorded)
                    EventJson.read(facts.record("topic", number).value()).data();

            assertThat(told.path("id").asString()).isEqualTo(logged.id());
            assertThat(told.path("employeeId").asString()).isEqualTo(logged.employeeId());
            assertThat(told.path("value").decimalValue()).isEqualByComparingTo(logged.value());
            assertThat(Instant.parse(told.path("occurredAt").asString())).isEqualTo(logged.occurredAt());
            assertThat(told.path("reference").asString()).isEqualTo(logged.reference());
            assertThat(told.at("/attributes/channel").asString())
                    .isEqualTo(logged.attributes().get("channel"));
        }
    }

    @Test
    void a_batch_is_an_array_of_them() {
        JsonNode batch = new JsonMapper().readTree(facts.batch(7, 3));

        assertThat(batch).hasSize(3);
        assertThat(batch.get(2).toString())
                .isEqualTo(new JsonMapper().readTree(facts.json(9)).toString());
    }
}
