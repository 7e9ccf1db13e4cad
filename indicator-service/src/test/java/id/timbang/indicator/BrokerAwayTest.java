package id.timbang.indicator;

import static org.assertj.core.api.Assertions.assertThat;

import id.timbang.embedded.EmbeddedBroker;
import id.timbang.indicator.RunningService.Answer;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the service says while there is no broker: nothing is accepted that is not in the log. */
class BrokerAwayTest {

    private static final String OBSERVATION =
            "{\"id\":\"x\",\"source\":\"siak\",\"employeeId\":\"budi\",\"indicator\":\"docs\","
                    + "\"occurredAt\":\"2026-11-02T09:41:00+07:00\"}";

    @Test
    void before_it_has_read_its_topics_it_asks_to_come_again() {
        try (RunningService service = RunningService.withoutBroker()) {
            for (Answer answer : new Answer[] {
                service.get("/api/offices/x"),
                service.put("/api/offices/x", "{\"name\":\"X\"}"),
                service.post("/api/observations", OBSERVATION)
            }) {
                assertThat(answer.status()).isEqualTo(503);
                assertThat(answer.type()).isEqualTo("application/problem+json");
                assertThat(answer.text("/code")).isEqualTo("starting");
                assertThat(answer.response().headers().firstValue("Retry-After"))
                        .isPresent();
            }
            assertThat(service.get("/actuator/health").status()).isEqualTo(503);
        }
    }

    @Test
    void without_a_spool_observations_are_refused_when_the_broker_goes_and_changes_are_kept_to_be_told_later(
            @TempDir Path directory) {
        EmbeddedBroker broker = EmbeddedBroker.start(directory);
        try (RunningService service = RunningService.withBroker(
                broker.bootstrapServers(),
                "timbang-indicator-away",
                "--timbang.spool.enabled=false",
                "--spring.kafka.producer.properties.delivery.timeout.ms=1500",
                "--spring.kafka.producer.properties.request.timeout.ms=1000",
                "--spring.kafka.producer.properties.max.block.ms=1500")) {
            service.put("/api/offices/asemrowo", "{\"name\":\"Dukcapil\"}");
            service.put("/api/employees/budi", employee("Budi"));
            service.put(
                    "/api/indicators/docs",
                    "{\"name\":{\"id\":\"x\",\"en\":\"x\"},\"unit\":\"x\",\"aspect\":\"QUANTITY\",\"measure\":\"COUNT\","
                            + "\"polarity\":\"HIGHER\"}");
            assertThat(service.post("/api/observations", OBSERVATION).status()).isEqualTo(202);

            broker.close();

            Answer toldBefore = service.post("/api/observations", OBSERVATION);
            assertThat(toldBefore.status()).as("durable already").isEqualTo(202);
            assertThat(toldBefore.body().at("/duplicates").intValue()).isEqualTo(1);
            Answer observed = service.post("/api/observations", OBSERVATION.replace("\"x\"", "\"y\""));
            assertThat(observed.status()).isEqualTo(503);
            assertThat(observed.text("/code")).isEqualTo("event-log-unavailable");
            assertThat(observed.response().headers().firstValue("Retry-After")).isPresent();
            assertThat(service.put("/api/employees/budi", employee("Budi S")).status())
                    .isEqualTo(202);
            assertThat(service.put("/api/employees/budi", employee("Budi S")).status())
                    .isEqualTo(202);
            assertThat(service.get("/api/employees/budi").text("/name")).isEqualTo("Budi S");
            Answer listed = service.send(
                    "POST",
                    "/api/employees/imports",
                    "text/csv",
                    BodyPublishers.ofString("employeeId,name,officeId,position\nani,Ani,asemrowo,officer\n"
                            + "tono,Tono,asemrowo,officer\n"));
            assertThat(listed.status()).isEqualTo(503);
            assertThat(listed.text("/code")).isEqualTo("event-log-unavailable");
            assertThat(listed.body().at("/report/created").intValue()).isEqualTo(2);
            assertThat(service.get("/api/employees/ani").text("/name")).isEqualTo("Ani");
        } finally {
            broker.close();
        }
    }

    private static String employee(String name) {
        return "{\"name\":\"" + name + "\",\"officeId\":\"asemrowo\",\"position\":\"officer\"}";
    }
}
