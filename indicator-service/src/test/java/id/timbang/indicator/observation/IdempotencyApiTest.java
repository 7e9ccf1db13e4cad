package id.timbang.indicator.observation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import id.timbang.indicator.RunningService.Answer;
import id.timbang.kit.identity.TestIdentity;
import io.github.resilience4j.bulkhead.Bulkhead;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Whole calls told twice. */
class IdempotencyApiTest extends ObservationCalls {

    private Answer keyed(String key, String type, String body) {
        return post(type, BodyPublishers.ofString(json(body)), "Idempotency-Key", key);
    }

    private static boolean isReplayed(Answer answer) {
        return answer.response()
                .headers()
                .firstValue("Idempotency-Replayed")
                .orElse("")
                .equals("true");
    }

    private static String text(Answer answer) {
        return new String(answer.response().body(), StandardCharsets.UTF_8);
    }

    @Test
    void the_same_call_again_is_answered_the_same_to_the_letter_and_tells_nothing() {
        String key = id();
        String id = id();
        String body = "[" + good(id) + "," + good(id()).replace("obs-budi", "obs-nobody") + "]";

        Answer first = keyed(key, "application/json", body);
        Answer again = keyed(key, "application/json", body);
        Answer quoted = keyed("\"" + key + "\"", "application/json", body);

        assertThat(first.status()).isEqualTo(202);
        assertThat(isReplayed(first)).isFalse();
        for (Answer replay : List.of(again, quoted)) {
            assertThat(isReplayed(replay)).isTrue();
            assertThat(replay.status()).isEqualTo(202);
            assertThat(replay.type()).isEqualTo(first.type());
            assertThat(text(replay)).isEqualTo(text(first));
        }
        assertThat(recorded(id)).hasSize(1);
    }

    @Test
    void a_call_that_brought_nothing_good_is_remembered_as_that() {
        String key = id();

        Answer first = keyed(key, NDJSON, "a\n");
        Answer again = keyed(key, NDJSON, "a\n");

        assertThat(first.status()).isEqualTo(422);
        assertThat(again.status()).isEqualTo(422);
        assertThat(again.type()).isEqualTo("application/problem+json");
        assertThat(text(again)).isEqualTo(text(first));
        assertThat(isReplayed(again)).isTrue();
    }

    @Test
    void another_body_or_type_or_header_of_an_event_under_the_same_key_is_refused() {
        String key = id();
        String id = id();
        String other = id();
        keyed(key, "application/json", good(id));

        List<Answer> answers = List.of(
                keyed(key, "application/json", good(other)),
                keyed(key, "application/json", good(id) + " "),
                keyed(key, NDJSON, good(id)),
                post(
                        "application/json",
                        BodyPublishers.ofString(json(good(id))),
                        "Idempotency-Key",
                        key,
                        "ce-id",
                        other));

        assertThat(answers).allSatisfy(answer -> {
            assertThat(answer.status()).isEqualTo(422);
            assertThat(answer.text("/code")).isEqualTo("idempotency-key-reused");
        });
        assertThat(recorded(other)).isEmpty();
    }

    @Test
    void a_key_is_its_callers_own() {
        String key = id();
        keyed(key, "application/json", good(id()));
        String id = id();

        Answer other = service.as(TestIdentity.shared().registry("siak"))
                .send(
                        "POST",
                        PATH,
                        Map.of("Content-Type", "application/json", "Idempotency-Key", key),
                        BodyPublishers.ofString(json(good(id))));

        assertThat(other.status()).isEqualTo(202);
        assertThat(recorded(id)).hasSize(1);
    }

    @Test
    void a_call_that_could_not_be_read_is_not_remembered() {
        String key = id();
        String id = id();

        assertThat(keyed(key, "application/json", "[").status()).isEqualTo(400);
        assertThat(keyed(key, CSV, "nonsense\n").status()).isEqualTo(400);
        Answer mended = keyed(key, "application/json", good(id));

        assertThat(mended.status()).isEqualTo(202);
        assertThat(isReplayed(mended)).isFalse();
        assertThat(recorded(id)).hasSize(1);
    }

    @Test
    void a_stream_of_many_chunks_is_told_once_too_and_read_through_when_it_comes_again() {
        String key = id();
        String prefix = id();
        String lines =
                IntStream.range(0, 3_000).mapToObj(n -> good(prefix + "-" + n)).collect(Collectors.joining("\n"));

        Answer first = keyed(key, NDJSON, lines);
        Answer again = keyed(key, NDJSON, lines);
        Answer longer = keyed(key, NDJSON, lines + "\n");

        assertThat(number(first, "/accepted")).isEqualTo(3_000);
        assertThat(text(again)).isEqualTo(text(first));
        assertThat(isReplayed(again)).isTrue();
        assertThat(longer.text("/code")).isEqualTo("idempotency-key-reused");
        assertThat(recordedWith(prefix)).isEqualTo(3_000);
    }

    @Test
    void while_a_call_is_being_made_another_with_its_key_is_asked_to_come_again() {
        String key = id();
        String id = id();
        Bulkhead places = service.bean(Bulkhead.class);
        try (HandmadeCall first = HandmadeCall.begin(
                service.operator(),
                "Content-Type: " + NDJSON,
                "Transfer-Encoding: chunked",
                "Idempotency-Key: " + key)) {
            first.chunk(json(good(id)) + "\n");
            await().until(() -> places.getMetrics().getAvailableConcurrentCalls() == 7);

            // One that would not be remembered, should it come before the other has taken the key.
            await().untilAsserted(() -> {
                Answer second = keyed(key, "application/json", "[");
                assertThat(second.status()).isEqualTo(409);
                assertThat(second.text("/code")).isEqualTo("idempotency-key-in-progress");
                assertThat(second.response().headers().firstValue("Retry-After"))
                        .isPresent();
            });

            assertThat(first.send("0\r\n\r\n").answer()).startsWith("HTTP/1.1 202 ");
        }
        assertThat(isReplayed(keyed(key, NDJSON, good(id) + "\n"))).isTrue();
        assertThat(recorded(id)).hasSize(1);
    }

    @Test
    void a_call_that_broke_off_is_not_remembered_and_made_again_whole() {
        String key = id();
        String id = id();
        try (HandmadeCall first = HandmadeCall.begin(
                service.operator(), "Content-Type: " + NDJSON, "Content-Length: 9999", "Idempotency-Key: " + key)) {
            assertThat(first.send(json(good(id)) + "\n").stop().answer()).contains("body-cut", "\"accepted\":1");
        }

        Answer again = keyed(key, NDJSON, good(id) + "\n");

        assertThat(again.status()).isEqualTo(202);
        assertThat(isReplayed(again)).isFalse();
    }

    @Test
    void what_is_no_key_is_refused() {
        Answer empty = keyed("\"\"", "application/json", good(id()));
        Answer twice = post(
                "application/json",
                BodyPublishers.ofString(json(good(id()))),
                "Idempotency-Key",
                "a",
                "idempotency-key",
                "b");

        for (Answer answer : List.of(empty, twice)) {
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.text("/code")).isEqualTo("invalid-idempotency-key");
        }
    }
}
