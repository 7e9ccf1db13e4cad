package id.timbang.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BrokerFailureTest {

    @TempDir
    Path parent;

    @Test
    void a_broker_that_loses_its_directory_reports_its_failure_and_the_jvm_lives_on() {
        Path directory = parent.resolve("broker");
        try (EmbeddedBroker broker = EmbeddedBroker.start(directory)) {
            assertThat(broker.failure()).isEmpty();
            EmbeddedInfrastructure.delete(directory);
            await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(broker.failure())
                    .hasValueSatisfying(reason -> assertThat(reason).contains("cannot use its directory any more")));
        }
    }
}
