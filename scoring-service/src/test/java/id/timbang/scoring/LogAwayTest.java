package id.timbang.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import id.timbang.contracts.EmployeeChanged;
import id.timbang.contracts.ObservationRecorded;
import id.timbang.contracts.OfficeChanged;
import id.timbang.embedded.EmbeddedBroker;
import id.timbang.kit.identity.TestIdentity;
import id.timbang.scoring.score.Catalogue;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What cannot be recorded is not shown. */
class LogAwayTest {

    @Test
    void while_the_log_is_away_no_figures_are_shown(@TempDir Path directory) {
        EmbeddedBroker broker = EmbeddedBroker.start(directory);
        try (RunningService service = RunningService.withBroker(
                broker.bootstrapServers(),
                "scoring-log-away",
                Clock.systemUTC(),
                "--spring.kafka.producer.properties.delivery.timeout.ms=1500",
                "--spring.kafka.producer.properties.request.timeout.ms=1000",
                "--spring.kafka.producer.properties.max.block.ms=1500")) {
            Catalogue.INDICATORS.values().forEach(service::publish);
            service.publish(
                    Catalogue.SCORECARD,
                    new OfficeChanged("away", 1, "Away", null),
                    new EmployeeChanged(
                            "away-1", 1, "Name", null, "away", "officer", null, null, null, null, null, null),
                    new ObservationRecorded(
                            "1",
                            "siak",
                            "away-1",
                            "documents",
                            Instant.parse("2026-06-05T03:00:00Z"),
                            null,
                            null,
                            null,
                            null,
                            Map.of()));
            String manager = TestIdentity.shared().manager("away");
            await().until(() ->
                    service.get("/api/scores?period=2026-06").at("/total").asInt() == 1);

            broker.close();

            for (String path : List.of(
                    "/api/scores/away-1?period=2026-06",
                    "/api/scores/away-1/evidence?period=2026-06",
                    "/api/scores?period=2026-06",
                    "/api/scores/stream?period=2026-06")) {
                HttpResponse<String> answer = service.get(path, manager);
                assertThat(answer.statusCode()).as(path).isEqualTo(503);
                assertThat(answer.body()).contains("event-log-unavailable").doesNotContain("documents");
            }
        } finally {
            broker.close();
        }
    }
}
