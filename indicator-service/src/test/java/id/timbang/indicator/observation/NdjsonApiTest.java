package id.timbang.indicator.observation;

import static org.assertj.core.api.Assertions.assertThat;

import id.timbang.indicator.RunningService.Answer;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Streams of observations, one JSON object a line. */
class NdjsonApiTest extends ObservationCalls {

    private Answer stream(String lines) {
        return post(NDJSON, json(lines));
    }

    @Test
    void each_line_is_a_fact_and_blank_lines_are_none() {
        String first = id();
        String second = id();

        Answer answer = stream("\uFEFF" + good(first) + "\r\n\n   \n" + good(second));

        assertThat(answer.status()).isEqualTo(202);
        assertThat(number(answer, "/accepted")).isEqualTo(2);
        assertThat(recorded(first)).hasSize(1);
        assertThat(recorded(second)).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "malformed-json      | {'id':",
                "malformed-json      | hello",
                "malformed-json      | {'value':NaN}",
                "malformed-json      | GOOD GOOD",
                "malformed-json      | GOOD]",
                "malformed-json      | {'attributes':{'a':'\\x01'}}",
                "malformed-json      | {'a\\x00b':1}",
                "malformed-json      | \\x00\\x00\\x00",
                "malformed-json      | \\xFE\\xFF\\x00",
                "not-an-object       | [GOOD]",
                "not-an-object       | null",
                "not-an-object       | 'text'",
                "duplicate-field     | {'id':'a','id':'b'}",
                "unknown-field       | {'valeu':1}",
                "missing-field       | {}",
                "number-out-of-range | {'id':'x','source':'siak','employeeId':'x','indicator':'x','value':1e400000000}",
                "number-out-of-range | {'value':1e99999999999}",
                "invalid-text        | {'id':'a\\u0000b'}",
                "invalid-text        | {'id':'a\\ud800b'}",
            })
    void a_bad_line_is_named_by_index_and_line_and_the_stream_goes_on(String code, String bad) {
        String before = id();
        String after = id();
        String line = bad.replace("GOOD", good(id()))
                .replace("\\x00", "\0")
                .replace("\\x01", "\1")
                .replace("\\xFE", "\u00FE")
                .replace("\\xFF", "\u00FF");
        byte[] body =
                json(good(before) + "\n\n" + line + "\n" + good(after) + "\n").getBytes(StandardCharsets.ISO_8859_1);

        Answer answer = post(NDJSON, BodyPublishers.ofByteArray(body));

        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(202);
        assertThat(number(answer, "/accepted")).isEqualTo(2);
        assertThat(number(answer, "/rejectedCount")).isEqualTo(1);
        assertThat(answer.text("/rejected/0/code")).isEqualTo(code);
        assertThat(number(answer, "/rejected/0/index")).isEqualTo(1);
        assertThat(number(answer, "/rejected/0/line")).isEqualTo(3);
        assertThat(answer.text("/rejected/0/detail")).isNotBlank();
        assertThat(recorded(before)).hasSize(1);
        assertThat(recorded(after)).hasSize(1);
    }

    @Test
    void a_line_of_ten_megabytes_or_nested_without_end_is_that_lines_fault() {
        String before = id();
        String after = id();

        Answer answer = stream(good(before) + "\n" + "{'id':'" + "x".repeat(10_000_000) + "'}\n" + "[".repeat(60_000)
                + "\n" + "{'attributes':" + "{'a':".repeat(10_000) + "\n" + good(after));

        assertThat(answer.status()).isEqualTo(202);
        assertThat(number(answer, "/accepted")).isEqualTo(2);
        assertThat(answer.body().at("/rejected"))
                .extracting(rejected -> rejected.at("/line").intValue() + " "
                        + rejected.at("/code").asString())
                .containsExactly("2 line-too-long", "3 malformed-json", "4 malformed-json");
        assertThat(recorded(after)).hasSize(1);
    }

    @Test
    void a_stream_of_many_chunks_is_taken_with_places_counted_throughout() {
        String prefix = id();
        String lines = IntStream.range(0, 12_500)
                .mapToObj(n -> n % 5_000 == 4_321 ? "oops" : good(prefix + "-" + n))
                .collect(Collectors.joining("\n"));

        Answer answer = stream(lines);

        assertThat(answer.status()).isEqualTo(202);
        assertThat(number(answer, "/accepted")).isEqualTo(12_498);
        assertThat(answer.body().at("/rejected"))
                .extracting(rejected -> rejected.at("/index").intValue() + "@"
                        + rejected.at("/line").intValue())
                .containsExactly("4321@4322", "9321@9322");
        assertThat(recordedWith(prefix)).isEqualTo(12_498);
    }

    @Test
    void a_stream_without_a_good_line_is_answered_422_and_one_without_lines_is_not() {
        Answer nothingGood = stream("a\nb\n");

        assertThat(nothingGood.status()).isEqualTo(422);
        assertThat(nothingGood.text("/code")).isEqualTo("none-accepted");
        assertThat(number(nothingGood, "/rejectedCount")).isEqualTo(2);
        assertThat(nothingGood.body().at("/rejected")).hasSize(2);
        assertThat(stream("").status()).isEqualTo(202);
        assertThat(stream("\n\n").status()).isEqualTo(202);
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/x-ndjson;charset=utf-16", "application/x-ndjson; charset=ISO-8859-1"})
    void ndjson_in_another_encoding_is_refused(String type) {
        Answer answer = post(type, "{}");

        assertThat(answer.status()).isEqualTo(415);
        assertThat(answer.text("/detail")).contains("UTF-8");
    }
}
