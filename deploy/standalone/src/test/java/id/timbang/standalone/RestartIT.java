package id.timbang.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import id.timbang.embedded.EmbeddedInfrastructure;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Stopped in order, with a broker and a store of one's own. */
class RestartIT {

    @TempDir
    Path data;

    @Test
    void what_was_told_is_there_again_after_a_stop_and_a_start_beside_a_broker_and_a_store_of_ones_own()
            throws Exception {
        EmbeddedInfrastructure own = EmbeddedInfrastructure.shared();
        String mongodb = own.mongoUri("anything");
        String[] options = {"--no-demo", "--kafka", own.bootstrapServers(), "--mongodb", mongodb, "--zone", "UTC"};

        String before;
        try (Child child = Child.ready(data, options)) {
            Client client = child.client();
            SmallOffice.put(client);
            HttpResponse<String> answer =
                    client.post("/api/observations", SmallOffice.document("only", SmallOffice.FIRST));
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
            Awaitility.await().until(() -> SmallOffice.figures(client).contains("\"evidence\":1"));
            before = SmallOffice.figures(client);

            assertThat(child.stop()).isLessThan(Duration.ofSeconds(10));
        }
        assertThat(data.resolve("kafka")).as("no broker of our own").doesNotExist();
        assertThat(Files.readString(data.resolve("logs/timbang.log"))).contains("stopped: services");

        try (Child child = Child.ready(data, options)) {
            assertThat(SmallOffice.figures(child.client())).isEqualTo(before);
        }
    }
}
