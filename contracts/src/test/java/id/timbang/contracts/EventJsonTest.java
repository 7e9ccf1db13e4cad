package id.timbang.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventJsonTest {

    private static final String OFFICE = """
            {"specversion":"1.0","id":"office/a/1","source":"timbang/indicator-service",
             "type":"timbang.office-changed.v1","subject":"office/a","time":"2026-11-24T03:15:00Z",
             "datacontenttype":"application/json","data":{"officeId":"a","version":1,"name":"A"}}""";

    @Test
    void a_field_of_a_newer_writer_is_ignored() throws Exception {
        String newer = OFFICE.replace("\"name\":\"A\"", "\"name\":\"A\",\"colour\":\"blue\"");

        assertThat(read(newer).data()).isEqualTo(new OfficeChanged("a", 1, "A", null));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"name\":\"A\"            | \"nome\":\"A\"               | name",
                "\"name\":\"A\"            | \"name\":null                | name",
                "\"version\":1,            | ``                           | version",
                "office-changed.v1         | office-changed.v9            | timbang.office-changed.v9",
                "\"id\":\"office/a/1\",    | ``                           | id",
                "\"data\":{                | \"dato\":{                   | data",
                "2026-11-24T03:15:00Z      | yesterday                    | yesterday",
            })
    void what_is_missing_or_wrong_is_named(String part, String instead, String named) {
        assertThatThrownBy(() -> read(OFFICE.replace(part, instead)))
                .isInstanceOf(UnreadableEventException.class)
                .hasMessageContaining(named);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {"``", "{", "null", "[]", "\"text\"", "\u0000\u0001"})
    void what_is_no_event_is_refused(String garbage) {
        assertThatThrownBy(() -> read(garbage)).isInstanceOf(UnreadableEventException.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "observation-recorded | \"KTP-el\"          | null",
                "observation-recorded | 7.250               | \"seven\"",
                "observation-recorded | 7.250               | [7.250]",
                "observation-recorded | 2026-11-24T02:41:07.250Z | 2026-11-24T02:41:07",
                "answer-submitted     | \"REQUIREMENTS\":3   | \"REQUIREMENTS\":null",
                "answer-submitted     | \"REQUIREMENTS\":3   | \"PARKING\":3",
                "answer-submitted     | \"REQUIREMENTS\":3   | \"REQUIREMENTS\":3.5",
                "score-changed        | \"items\":[          | \"items\":[null,",
                "score-changed        | \"period\":\"2026-11\" | \"period\":\"2026-13\"",
                "score-changed        | \"rating\":\"MEETS\"  | \"rating\":\"FINE\"",
                "score-changed        | \"version\":41        | \"version\":9223372036854775808",
                "period-closed        | 1200                | null",
            })
    void what_does_not_fit_anywhere_inside_is_unreadable_and_nothing_else(String type, String part, String instead)
            throws Exception {
        String golden = Files.readString(Path.of("src/test/resources/golden/timbang." + type + ".v1.json"));
        assertThat(golden).contains(part);

        assertThatThrownBy(() -> read(golden.replace(part, instead))).isInstanceOf(UnreadableEventException.class);
    }

    @Test
    void nesting_without_end_is_unreadable_and_nothing_else() {
        String deep = OFFICE.replace("\"A\"", "[".repeat(100_000));

        assertThatThrownBy(() -> read(deep)).isInstanceOf(UnreadableEventException.class);
    }

    private static Envelope<?> read(String json) throws UnreadableEventException {
        return EventJson.read(json.getBytes(StandardCharsets.UTF_8));
    }
}
