package id.timbang.indicator.observation;

import static org.assertj.core.api.Assertions.assertThat;

import id.timbang.contracts.ObservationRecorded;
import id.timbang.indicator.RunningService.Answer;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.Charset;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Lists of observations. */
class CsvApiTest extends ObservationCalls {

    private static final String HEADER =
            "id,source,employeeId,nip,indicator,occurredAt,value,numerator,denominator,reference,attributes.kind,attributes.a b\n";

    private static String line(String id, String indicator, String value, String reference, String kind) {
        return id + ",siak,obs-budi,," + indicator + ",2026-11-02T09:41:00+07:00," + value + ",,," + reference + ","
                + kind + ",\n";
    }

    private Answer list(String csv) {
        return post(CSV, csv);
    }

    @Test
    void a_record_is_a_fact_with_its_numbers_exact_its_texts_as_they_are_and_its_attributes() {
        String id = id();

        Answer answer =
                list("\uFEFF" + HEADER + line(id, "obs-MEAN", "7.250", "\"a \"\"b\"\", c\"", "\"F-1.02\nsecond line\"")
                        + line(id + "-2", "obs-COUNT", "", "", ""));

        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(202);
        assertThat(number(answer, "/accepted")).isEqualTo(2);
        ObservationRecorded told = recorded(id).get(0);
        assertThat(told.value()).isEqualByComparingTo("7.25");
        assertThat(told.reference()).isEqualTo("a \"b\", c");
        assertThat(told.attributes()).isEqualTo(Map.of("kind", "F-1.02\nsecond line"));
        assertThat(told.occurredAt()).isEqualTo(Instant.parse("2026-11-02T02:41:00Z"));
        assertThat(recorded(id + "-2").get(0).value()).isNull();
        assertThat(recorded(id + "-2").get(0).attributes()).isEmpty();
    }

    @Test
    void an_employee_may_be_named_by_nip() {
        String id = id();

        Answer answer = list("nip,id,source,indicator,occurredAt\n19900417 201503 1 007," + id
                + ",siak,obs-COUNT,2026-11-02T09:41:00+07:00\n");

        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(202);
        assertThat(recorded(id).get(0).employeeId()).isEqualTo("obs-budi");
    }

    @Test
    void what_a_spreadsheet_would_take_for_a_formula_stays_the_text_it_is() {
        String id = id();

        list(HEADER + line(id, "obs-COUNT", "", "=HYPERLINK(1)", "@SUM(1)"));

        assertThat(recorded(id).get(0).reference()).isEqualTo("=HYPERLINK(1)");
        assertThat(recorded(id).get(0).attributes()).isEqualTo(Map.of("kind", "@SUM(1)"));
    }

    @ParameterizedTest
    @CsvSource({"windows-1252", "UTF-16", "UTF-16LE", "UTF-8"})
    void the_encoding_is_the_one_the_content_type_names(String charset) {
        String id = id();

        Answer answer = post(
                "text/csv; charset=" + charset,
                BodyPublishers.ofByteArray(
                        (HEADER + line(id, "obs-COUNT", "", "é", "")).getBytes(Charset.forName(charset))));

        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(202);
        assertThat(recorded(id).get(0).reference()).isEqualTo("é");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "wrong-type          | obs-MEAN  | `\"7,5\"`    | ``",
                "wrong-type          | obs-MEAN  | NaN          | ``",
                "wrong-type          | obs-MEAN  | ٣            | ``",
                "wrong-type          | obs-MEAN  | ` 7`         | ``",
                "wrong-type          | obs-MEAN  | 0x10         | ``",
                "number-out-of-range | obs-MEAN  | 1e400000000  | ``",
                "number-out-of-range | obs-MEAN  | 1e99999999999| ``",
                "missing-value       | obs-MEAN  | ``           | ``",
                "negative-count      | obs-COUNT | -1           | ``",
                "unknown-indicator   | obs-none  | ``           | ``",
                "invalid-text        | obs-COUNT | ``           | `\"a\nb\"`",
                "invalid-text        | obs-COUNT | ``           | `a\0b`",
                "csv-wrong-fields    | obs-COUNT | ``           | `a,b`",
            })
    void a_bad_record_is_named_by_index_and_line_and_the_list_goes_on(
            String code, String indicator, String value, String reference) {
        String before = id();
        String after = id();

        Answer answer = list(HEADER
                + line(before, "obs-COUNT", "", "", "\"two\nlines\"")
                + line(id(), indicator, value, reference, "")
                + line(after, "obs-COUNT", "", "", ""));

        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(202);
        assertThat(number(answer, "/accepted")).isEqualTo(2);
        assertThat(answer.text("/rejected/0/code")).isEqualTo(code);
        assertThat(number(answer, "/rejected/0/index")).isEqualTo(1);
        assertThat(number(answer, "/rejected/0/line")).isEqualTo(4);
        assertThat(recorded(after)).hasSize(1);
    }

    @Test
    void a_header_that_will_not_do_is_refused_with_all_that_is_wrong_with_it() {
        Answer answer = list("id,valeu,id,attributes,attributes.,attributes.x,attributes.x,Source\n1,2,3,4,5,6,7,8\n");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text("/code")).isEqualTo("wrong-header");
        assertThat(answer.text("/detail"))
                .contains(
                        "no column 'valeu'",
                        "'id' is there twice",
                        "no column 'attributes'",
                        "no column 'attributes.'",
                        "'attributes.x' is there twice",
                        "no column 'Source'",
                        "'source' is missing",
                        "'indicator' is missing",
                        "'occurredAt' is missing",
                        "'employeeId' and 'nip'",
                        "reference");
        assertThat(list("").text("/code")).isEqualTo("empty-list");
        assertThat(list(HEADER).status()).isEqualTo(202);
    }

    @Test
    void where_the_form_breaks_the_records_before_are_taken_and_the_answer_says_from_where_to_go_on() {
        for (String bad : new String[] {
            "\"a\"b,c\n", "x".repeat(70_000) + "\n", "\"" + "x\n".repeat(40_000), ",".repeat(300) + "\n"
        }) {
            String prefix = id();
            String before = IntStream.range(0, 1_200)
                    .mapToObj(n -> line(prefix + "-" + n, "obs-COUNT", "", "", ""))
                    .collect(Collectors.joining());
            Answer answer = list(HEADER + before + bad + line(id(), "obs-COUNT", "", "", ""));

            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.text("/code")).isEqualTo("malformed-csv");
            assertThat(number(answer, "/line")).isEqualTo(1_202);
            assertThat(number(answer, "/accepted")).isEqualTo(1_200);
            assertThat(number(answer, "/nextIndex")).isEqualTo(1_200);
            assertThat(number(answer, "/nextLine")).isEqualTo(1_202);
        }
    }

    @Test
    void what_is_not_in_the_encoding_is_refused_from_there_on() {
        String id = id();
        byte[] latin = (HEADER + line(id, "obs-COUNT", "", "", "") + line(id(), "obs-COUNT", "", "é", ""))
                .getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);

        Answer answer = post(CSV, BodyPublishers.ofByteArray(latin));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text("/code")).isEqualTo("wrong-encoding");
        assertThat(answer.text("/detail")).contains("UTF-8");
        assertThat(number(answer, "/nextIndex")).isEqualTo(number(answer, "/accepted"));
    }

    @Test
    void a_list_that_ends_within_quotes_was_cut_and_its_last_record_is_not_taken() {
        String id = id();
        String cut = id();

        Answer answer = list(HEADER + line(id, "obs-COUNT", "", "", "") + cut
                + ",siak,obs-budi,,obs-COUNT,2026-11-02T09:41:00+07:00,,,,,\"F-1,");

        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(400);
        assertThat(answer.text("/code")).isEqualTo("csv-cut");
        assertThat(number(answer, "/accepted")).isEqualTo(1);
        assertThat(number(answer, "/nextIndex")).isEqualTo(1);
        assertThat(number(answer, "/line")).isEqualTo(3);
        assertThat(recorded(cut)).isEmpty();
    }
}
