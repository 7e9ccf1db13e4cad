package id.timbang.indicator.observation;

import static org.assertj.core.api.Assertions.assertThat;

import id.timbang.contracts.Topic;
import id.timbang.indicator.Log;
import id.timbang.indicator.RunningService.Answer;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies that are one JSON value: what is none, what is too much, and what is just large. */
class ObservationBodyTest extends ObservationCalls {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "malformed-json | [GOOD,\\n{'id':}]           | 2",
                "malformed-json | [GOOD,\\n GOOD              | 2",
                "malformed-json | [GOOD,\\n{'value':NaN}]     | 2",
                "malformed-json | [GOOD,\\n{'value':-Infinity}]| 2",
                "malformed-json | [GOOD,\\n{'id':'x\\ty'}]     | 2",
                "malformed-json | hello                      | 1",
                "wrong-form     | ``                         |",
                "wrong-form     | 5                          |",
                "wrong-form     | null                       |",
                "wrong-form     | GOOD GOOD                  |",
            })
    void what_is_no_json_is_refused_as_a_whole_with_line_and_column(String code, String body, Integer line) {
        String id = id();

        Answer answer = post(body.replace("\\n", "\n").replace("\\t", "\t").replace("GOOD", good(id)));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.type()).isEqualTo("application/problem+json");
        assertThat(answer.text("/code")).isEqualTo(code);
        if (line != null) {
            assertThat(answer.body().at("/line").intValue()).isEqualTo(line);
            assertThat(answer.body().at("/column").intValue()).isPositive();
        }
        assertThat(recorded(id)).isEmpty();
    }

    @Test
    void what_is_not_utf_8_is_refused_and_not_replaced_whatever_the_type_claims() {
        byte[] latin = good("id-\u00e9").replace('\'', '"').getBytes(StandardCharsets.ISO_8859_1);

        for (String type :
                List.of("application/json", "application/json; charset=iso-8859-1", "application/cloudevents+json")) {
            Answer answer = post(type, BodyPublishers.ofByteArray(latin));

            assertThat(answer.status()).as(type).isEqualTo(400);
            assertThat(answer.text("/detail")).contains("UTF-8").doesNotContain("Source", "REDACTED");
        }
        Answer line = post("application/x-ndjson", BodyPublishers.ofByteArray(latin));
        assertThat(line.status()).isEqualTo(422);
        assertThat(line.text("/detail")).contains("UTF-8");
    }

    @Test
    void json_nested_without_end_is_refused() {
        assertThat(post("[".repeat(1_000_000)).text("/code")).isEqualTo("malformed-json");
        assertThat(post("[{'attributes':" + "{'a':".repeat(1_000_000)).text("/code"))
                .isEqualTo("malformed-json");
    }

    @Test
    void a_number_or_name_of_a_million_characters_is_the_fault_of_its_item() {
        String id = id();

        Answer answer = post("[" + good(id()).replace("'source'", "'value':" + "9".repeat(1_000_000) + ",'source'")
                + "," + good(id()).replace("'source'", "'" + "n".repeat(1_000_000) + "':1,'source'") + "," + good(id)
                + "]");

        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.text("/rejected/0/code")).isEqualTo("number-out-of-range");
        assertThat(answer.text("/rejected/1/code")).isEqualTo("unknown-field");
        assertThat(answer.text("/rejected/1/detail").length()).isLessThan(300);
        assertThat(recorded(id)).hasSize(1);
    }

    @Test
    void a_body_of_20_megabytes_is_refused_by_name_of_the_limit_whether_its_length_is_announced_or_not() {
        byte[] body = ("[" + " ".repeat(20_000_000) + "]").getBytes(StandardCharsets.UTF_8);

        for (Answer answer : List.of(
                post("application/json", BodyPublishers.ofByteArray(body)),
                post("application/json", BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body))))) {
            assertThat(answer.status()).isEqualTo(413);
            assertThat(answer.type()).isEqualTo("application/problem+json");
            assertThat(answer.text("/code")).isEqualTo("body-too-large");
            assertThat(answer.text("/detail")).contains("8388608");
        }
    }

    @Test
    void an_early_error_in_a_large_body_is_told_all_the_same() {
        InputStream body = new SequenceInputStream(
                new ByteArrayInputStream("[}".getBytes(StandardCharsets.UTF_8)),
                new ByteArrayInputStream(new byte[7_000_000]));

        assertThat(post("application/json", BodyPublishers.ofInputStream(() -> body))
                        .text("/code"))
                .isEqualTo("malformed-json");
    }

    @Test
    void a_batch_of_thousands_is_taken_in_one_call() {
        String prefix = id();
        String batch = IntStream.range(0, 20_000)
                .mapToObj(n -> good(prefix + "-" + n))
                .collect(Collectors.joining(",", "[", "]"));

        Answer answer = post(batch);

        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.body().at("/accepted").intValue()).isEqualTo(20_000);
        assertThat(Log.of(Topic.OBSERVATIONS))
                .filteredOn(told -> told.envelope().id().startsWith(prefix + "-"))
                .hasSize(20_000);
    }

    @Test
    void what_is_no_json_far_into_a_large_array_is_refused_as_a_whole_too() {
        String prefix = id();
        String batch = IntStream.range(0, 5_000)
                .mapToObj(n -> good(prefix + "-" + n))
                .collect(Collectors.joining(",", "[", ",{'id':]"));

        Answer answer = post(batch);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text("/code")).isEqualTo("malformed-json");
        assertThat(number(answer, "/accepted")).isZero();
        assertThat(recordedWith(prefix)).isZero();
    }

    @Test
    void of_thousands_of_bad_ones_a_thousand_are_listed_and_all_are_counted() {
        String good = id();
        String batch = IntStream.range(0, 2_500)
                .mapToObj(n -> "5")
                .collect(Collectors.joining(",", "[", "," + good(good) + "]"));

        Answer answer = post(batch);

        assertThat(answer.status()).isEqualTo(202);
        assertThat(number(answer, "/accepted")).isEqualTo(1);
        assertThat(number(answer, "/rejectedCount")).isEqualTo(2_500);
        assertThat(number(answer, "/listed")).isEqualTo(1_000);
        assertThat(answer.body().at("/rejected")).hasSize(1_000);
        assertThat(number(answer, "/rejected/999/index")).isEqualTo(999);
        assertThat(recorded(good)).hasSize(1);
    }

    @Test
    void places_are_those_in_the_whole_body_however_far_in() {
        String prefix = id();
        String batch = IntStream.range(0, 2_500)
                .mapToObj(n -> n == 2_345 ? "{}" : good(prefix + "-" + n))
                .collect(Collectors.joining(",", "[", "]"));

        Answer answer = post(batch);

        assertThat(number(answer, "/accepted")).isEqualTo(2_499);
        assertThat(number(answer, "/rejected/0/index")).isEqualTo(2_345);
        assertThat(answer.body().has("listed")).isFalse();
    }

    @Test
    void an_empty_array_and_the_wrong_method_are_answered() {
        Answer empty = post("[]");

        assertThat(empty.status()).isEqualTo(202);
        assertThat(empty.body().toString())
                .isEqualTo("{\"accepted\":0,\"duplicates\":0,\"rejected\":[],\"rejectedCount\":0}");
        assertThat(service.get(PATH).status()).isEqualTo(405);
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/xml", "application/ndjson", "json", "text/csv;charset=nonsense"})
    void a_body_of_another_type_is_refused_with_a_list_of_what_is_taken(String type) {
        Answer answer = post(type, "x");

        assertThat(answer.status()).isEqualTo(415);
        assertThat(answer.type()).isEqualTo("application/problem+json");
        assertThat(answer.text("/code")).isEqualTo("unsupported-media-type");
        assertThat(answer.body().at("/taken"))
                .extracting(taken -> taken.asString())
                .containsExactly("application/json", NDJSON, CSV, EVENT, EVENTS);
    }
}
