package id.timbang.indicator.observation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import id.timbang.indicator.RunningService;
import id.timbang.indicator.RunningService.Answer;
import id.timbang.kit.identity.TestIdentity;
import io.micrometer.core.instrument.MeterRegistry;
import org.junit.jupiter.api.Test;

/** More calls at once than are taken. */
class BusyTest extends ObservationCalls {

    @Test
    void a_call_beyond_the_bound_is_asked_to_come_again_at_once_and_a_place_is_free_when_one_ends() {
        String id = id();
        try (RunningService narrow = RunningService.withDatabase(
                        "timbang-indicator-busy",
                        "--timbang.observations.max-concurrent=1",
                        "--timbang.observations.max-wait=0ms");
                HandmadeCall first = HandmadeCall.begin(
                        narrow.operator(), "Content-Type: " + NDJSON, "Transfer-Encoding: chunked")) {
            first.chunk(json(good(id)) + "\n");
            await().untilAsserted(() -> assertThat(free(narrow)).isZero());

            Answer busy = narrow.post(PATH, json(good(id())));
            String answer = first.send("0\r\n\r\n").answer();

            assertThat(busy.status()).isEqualTo(503);
            assertThat(busy.text("/code")).isEqualTo("busy");
            assertThat(busy.response().headers().firstValue("Retry-After")).contains("1");
            assertThat(answer).startsWith("HTTP/1.1 202 ").contains("\"accepted\":1");
            assertThat(recorded(id)).hasSize(1);
            assertThat(narrow.post(PATH, json(good(id()))).status()).isEqualTo(202);
            assertThat(narrow.post(PATH, "[").status()).isEqualTo(400);
            assertThat(free(narrow)).isEqualTo(1);
        }
    }

    @Test
    void one_account_cannot_keep_all_others_out() {
        String id = id();
        try (RunningService service = RunningService.withDatabase(
                        "timbang-indicator-busy-of-one",
                        "--timbang.observations.max-concurrent=2",
                        "--timbang.observations.max-concurrent-of-one=1",
                        "--timbang.observations.max-wait=0ms");
                HandmadeCall slow = HandmadeCall.begin(
                        service.operator(), "Content-Type: " + NDJSON, "Transfer-Encoding: chunked")) {
            slow.chunk(json(good(id)) + "\n");
            await().untilAsserted(() -> assertThat(free(service)).isEqualTo(1));

            Answer another = service.post(PATH, json(good(id())));
            Answer others = service.as(TestIdentity.shared().registry("siak")).post(PATH, json(good(id())));

            assertThat(another.status()).isEqualTo(429);
            assertThat(another.text("/code")).isEqualTo("too-many-calls");
            assertThat(another.response().headers().firstValue("Retry-After")).contains("1");
            assertThat(others.status()).isEqualTo(202);
            assertThat(slow.send("0\r\n\r\n").answer()).startsWith("HTTP/1.1 202 ");
            assertThat(service.post(PATH, json(good(id()))).status()).isEqualTo(202);
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
