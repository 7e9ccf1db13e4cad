package id.timbang.indicator.observation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import id.timbang.indicator.RunningService;
import id.timbang.indicator.RunningService.Answer;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** More calls at once than are taken. */
class BusyTest extends ObservationCalls {

    @Test
    void a_call_beyond_the_bound_is_asked_to_come_again_at_once_and_a_place_is_free_when_one_ends() throws Exception {
        PipedOutputStream slow = new PipedOutputStream();
        try (RunningService narrow = RunningService.withDatabase(
                "timbang-indicator-busy",
                "--timbang.observations.max-concurrent=1",
                "--timbang.observations.max-wait=0ms")) {
            String id = id();
            PipedInputStream body = new PipedInputStream(slow);
            CompletableFuture<Answer> first = CompletableFuture.supplyAsync(
                    () -> narrow.send("POST", PATH, NDJSON, BodyPublishers.ofInputStream(() -> body)));
            slow.write((json(good(id)) + "\n").getBytes(StandardCharsets.UTF_8));
            slow.flush();
            await().untilAsserted(() -> assertThat(free(narrow)).isZero());

            Answer busy = narrow.post(PATH, json(good(id())));
            slow.close();

            assertThat(busy.status()).isEqualTo(503);
            assertThat(busy.text("/code")).isEqualTo("busy");
            assertThat(busy.response().headers().firstValue("Retry-After")).contains("1");
            assertThat(first.get(20, TimeUnit.SECONDS).status()).isEqualTo(202);
            assertThat(recorded(id)).hasSize(1);
            assertThat(narrow.post(PATH, json(good(id()))).status()).isEqualTo(202);
            assertThat(narrow.post(PATH, "[").status()).isEqualTo(400);
            assertThat(free(narrow)).isEqualTo(1);
        }
    }

    private static double free(RunningService service) {
        return service.bean(MeterRegistry.class)
                .get("resilience4j.bulkhead.available.concurrent.calls")
                .tag("name", "observations")
                .gauge()
                .value();
    }
}
