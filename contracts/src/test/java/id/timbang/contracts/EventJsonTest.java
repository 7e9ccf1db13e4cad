package id.timbang.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
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

    private static Envelope<?> read(String json) throws UnreadableEventException {
        return EventJson.read(json.getBytes(StandardCharsets.UTF_8));
    }
}
