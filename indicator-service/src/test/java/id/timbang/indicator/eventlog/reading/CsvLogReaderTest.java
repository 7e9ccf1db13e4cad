package id.timbang.indicator.eventlog.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CsvLogReaderTest {

    private static final String HEADER = "case:concept:name,case:channel,time:timestamp,concept:name\n";

    @Test
    void reads_the_same_cases_as_from_xes_but_for_the_writing_of_times() {
        ReadLog csv = ReadLog.of(ReadLog.resource("permits.csv"));
        ReadLog xes = ReadLog.of(ReadLog.resource("permits.xes"));

        assertThat(csv.caseIds()).isEqualTo(xes.caseIds());
        for (int i = 0; i < csv.cases().size(); i++) {
            LogCase ofCsv = csv.cases().get(i);
            LogCase ofXes = xes.cases().get(i);
            assertThat(ofCsv.attributes().keySet()).isEqualTo(ofXes.attributes().keySet());
            assertThat(ofCsv.events())
                    .extracting(event -> event.attributes().get("concept:instance"))
                    .isEqualTo(ofXes.events().stream()
                            .map(event -> event.attributes().get("concept:instance"))
                            .toList());
        }
        assertThat(csv.percent()).isEqualTo(100);
    }

    @Test
    void brings_scattered_rows_of_a_case_together_in_their_order() {
        ReadLog read = ReadLog.of(HEADER + "b,,1,x\na,,2,x\nb,,3,y\na,,4,y\n");

        assertThat(read.caseIds()).containsExactly("a", "b");
        assertThat(read.cases().get(0).events())
                .containsExactly(
                        new LogEvent(Map.of("time:timestamp", "2", "concept:name", "x"), 3),
                        new LogEvent(Map.of("time:timestamp", "4", "concept:name", "y"), 5));
    }

    @Test
    void reads_quotes_line_ends_and_other_separators() {
        ReadLog read = ReadLog.of(
                ReadLog.bytes("\ufeffCase;Kanal;time:timestamp;concept:name\r\n"
                        + "a;\"Desk; \"\"front\"\"\";t;\"two\r\nlines\"\r\n"),
                ReadLog.layout(';', Map.of("Case", "case:concept:name", "Kanal", "case:channel")),
                ReadLog.LIMITS);

        assertThat(read.cases()).singleElement().satisfies(only -> {
            assertThat(only.attributes()).containsEntry("channel", "Desk; \"front\"");
            assertThat(only.events().get(0).attributes()).containsEntry("concept:name", "two\r\nlines");
        });
    }

    @Test
    void takes_the_first_value_a_case_attribute_has() {
        ReadLog read = ReadLog.of(HEADER + "a,,1,x\na,Desk,2,x\na,Post,3,x\n");

        assertThat(read.cases().get(0).attributes()).containsEntry("channel", "Desk");
    }

    @Test
    void refuses_single_rows_and_keeps_those_beside_them() {
        ReadLog read = ReadLog.of(HEADER + "a,,1\n,,2,x\na,,3,x,y\na,,4,x\n");

        assertThat(read.cases()).singleElement().satisfies(only -> assertThat(only.events())
                .hasSize(1));
        assertThat(read.refusals())
                .extracting(LogSink.Refusal::code)
                .containsExactly("csv-wrong-fields", "missing-case-id", "csv-wrong-fields");
        assertThat(read.refusals()).extracting(LogSink.Refusal::line).containsExactly(2L, 3L, 4L);
    }

    @Test
    void names_the_column_that_is_missing_and_those_that_are_there() {
        assertThat(ReadLog.of("id,time:timestamp\n1,2\n").failure())
                .hasMessageContaining("no column 'case:concept:name'")
                .hasMessageContaining("[id, time:timestamp]");
        assertThat(ReadLog.of("case:concept:name,x\n1,2\n").failure()).hasMessageContaining("'time:timestamp'");
        assertThat(ReadLog.of(
                                ReadLog.bytes("case:concept:name,time:timestamp\n1,2\n"),
                                ReadLog.layout(',', Map.of("Who", "org:resource")),
                                ReadLog.LIMITS)
                        .failure())
                .hasMessageContaining("no column 'Who'");
        assertThat(ReadLog.of("case:concept:name,time:timestamp,x,x\n")
                        .failure()
                        .code())
                .isEqualTo("csv-duplicate-column");
    }

    @Test
    void refuses_text_in_another_encoding_instead_of_garbling_it() {
        byte[] latin = (HEADER + "a,Zoë,1,x\n").getBytes(StandardCharsets.ISO_8859_1);

        assertThat(ReadLog.of(latin).failure().code()).isEqualTo("wrong-encoding");
    }

    @Test
    void reads_what_a_byte_order_mark_says() {
        byte[] utf16 = ("\ufeff" + HEADER + "a,Zoë,1,x\n").getBytes(StandardCharsets.UTF_16LE);

        assertThat(ReadLog.of(utf16).cases().get(0).attributes()).containsEntry("channel", "Zoë");
    }

    @Test
    void refuses_malformed_quotes_with_their_line() {
        ReadLog read = ReadLog.of(HEADER + "a,,1,x\nb,,1,x\nb,\"q\"z,2,x\n");

        assertThat(read.failure().code()).isEqualTo("malformed-csv");
        assertThat(read.failure().line()).isEqualTo(4);
        assertThat(read.caseIds()).containsExactly("a");
    }

    @Test
    void refuses_an_endless_field() {
        assertThat(ReadLog.of(HEADER + "a,\"" + "x".repeat(200_000) + "\",1,x\n")
                        .failure()
                        .code())
                .isEqualTo("value-too-long");
    }
}
