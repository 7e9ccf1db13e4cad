package id.timbang.indicator.observation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.resilience4j.bulkhead.Bulkhead;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Streams that break off: what was read whole is kept, and the answer says from where to go on. */
class BrokenStreamTest extends ObservationCalls {

    private static final String TYPE = "Content-Type: " + NDJSON;
    private static final String CHUNKED = "Transfer-Encoding: chunked";

    private static String lines(String prefix, int count) {
        return IntStream.range(0, count)
                .mapToObj(n -> json(good(prefix + "-" + n)) + "\n")
                .collect(Collectors.joining());
    }

    @Test
    void a_client_that_stops_in_the_middle_of_a_line_has_the_lines_before_it_taken() {
        String prefix = id();
        String half = json(good(prefix + "-half")).substring(0, 40);

        try (HandmadeCall call = HandmadeCall.begin(service.operator(), TYPE, "Content-Length: 99999999")) {
            String answer = call.send(lines(prefix, 1_500) + half).stop().answer();

            assertThat(answer)
                    .startsWith("HTTP/1.1 400 ")
                    .contains(
                            "application/problem+json",
                            "body-cut",
                            "\"accepted\":1500",
                            "\"nextIndex\":1500",
                            "\"nextLine\":1501");
        }
        assertThat(recordedWith(prefix)).isEqualTo(1_500);
    }

    @Test
    void a_chunk_that_is_none_ends_the_stream_there() {
        String prefix = id();

        try (HandmadeCall call = HandmadeCall.begin(service.operator(), TYPE, CHUNKED)) {
            String answer =
                    call.chunk(lines(prefix, 1_200)).send("nonsense\r\n").answer();

            assertThat(answer)
                    .startsWith("HTTP/1.1 400 ")
                    .contains("body-cut", "\"accepted\":1200", "\"nextIndex\":1200");
        }
        assertThat(recordedWith(prefix)).isEqualTo(1_200);
    }

    @Test
    void a_client_that_is_gone_has_what_it_sent_taken_and_holds_no_place() {
        String prefix = id();
        Bulkhead places = service.bean(Bulkhead.class);

        HandmadeCall.begin(service.operator(), TYPE, CHUNKED)
                .chunk(lines(prefix, 1_100))
                .close();

        await().untilAsserted(() -> assertThat(recordedWith(prefix)).isEqualTo(1_100));
        await().until(() -> places.getMetrics().getAvailableConcurrentCalls()
                == places.getMetrics().getMaxAllowedConcurrentCalls());
    }
}
