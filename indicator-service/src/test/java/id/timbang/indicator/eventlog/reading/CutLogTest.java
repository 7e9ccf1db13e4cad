package id.timbang.indicator.eventlog.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class CutLogTest {

    private static final String XES = new String(ReadLog.resource("permits.xes"), StandardCharsets.UTF_8);
    private static final String HEADER = "case:concept:name,time:timestamp,concept:name\n";

    @Test
    void xes_cut_in_the_middle_keeps_the_whole_cases_and_says_where() {
        int inSecondCase = XES.indexOf("task-5");
        ReadLog read = ReadLog.of(XES.substring(0, inSecondCase));

        assertThat(read.caseIds()).containsExactly("case-1");
        assertThat(read.failure().code()).isEqualTo("log-cut");
        assertThat(read.failure().line()).isEqualTo(51);
        assertThat(read.failure().byteOffset()).isEqualTo(inSecondCase);
        assertThat(read.refusals())
                .containsExactly(
                        new LogSink.Refusal("case-cut", "The log ends in the middle of this case.", "case-2", 38, 1));
    }

    @Test
    void xes_cut_anywhere_is_never_taken_for_whole() {
        for (int end = 60; end < XES.lastIndexOf("</log>") + 5; end += 7) {
            ReadLog read = ReadLog.of(XES.substring(0, end));

            assertThat(read.failure().code()).as("cut at %s", end).isEqualTo("log-cut");
            assertThat(read.cases())
                    .as("cut at %s", end)
                    .hasSize(XES.substring(0, end).split("</trace>", -1).length - 1);
        }
    }

    @Test
    void gzip_cut_in_the_middle_keeps_the_whole_cases_and_says_where() {
        StringBuilder many = new StringBuilder("<log>");
        for (int i = 0; i < 20_000; i++) {
            many.append("\n<trace><string key='concept:name' value='case-")
                    .append(i * 7919L % 20_011)
                    .append("'/></trace>");
        }
        byte[] packed = ReadLog.gzip(ReadLog.bytes(many + "</log>"));

        ReadLog read = ReadLog.of(Arrays.copyOf(packed, packed.length / 2));

        assertThat(read.cases()).hasSizeBetween(5_000, 15_000);
        assertThat(read.failure().code()).isEqualTo("log-cut");
        assertThat(read.failure().byteOffset()).isEqualTo(packed.length / 2);
        assertThat(read.failure().line()).isBetween(5_000L, 15_000L);
    }

    @Test
    void damaged_gzip_is_told_from_cut_gzip() {
        byte[] packed = ReadLog.gzip(ReadLog.resource("permits.xes"));
        packed[packed.length - 6] ^= 1;

        assertThat(ReadLog.of(packed).failure().code()).isEqualTo("gzip-corrupt");
    }

    @Test
    void xml_that_goes_wrong_before_its_end_is_malformed_and_not_cut() {
        ReadLog read = ReadLog.of(XES.replaceFirst("</event>\\s*</trace>\\s*<trace>", "</event></trace></trace>"));

        assertThat(read.caseIds()).containsExactly("case-1");
        assertThat(read.failure().code()).isEqualTo("malformed-xml");
        assertThat(read.failure().line()).isEqualTo(36);
    }

    @Test
    void csv_cut_in_a_quoted_field_keeps_every_case_but_the_last() {
        ReadLog read = ReadLog.of(HEADER + "c1,t,a\nc1,t,b\nc2,t,a\nc2,t,\"b\nand mo");

        assertThat(read.caseIds()).containsExactly("c1");
        assertThat(read.failure().code()).isEqualTo("log-cut");
        assertThat(read.failure().line()).isEqualTo(5);
        assertThat(read.refusals()).extracting(LogSink.Refusal::caseId).containsExactly("c2");
    }

    @Test
    void csv_cut_within_a_row_keeps_every_case_but_the_last() {
        ReadLog read = ReadLog.of(HEADER + "c1,t,a\nc2,t,a\nc3,t");

        assertThat(read.caseIds()).containsExactly("c1");
        assertThat(read.failure().code()).isEqualTo("log-cut");
    }

    @Test
    void csv_cut_where_the_rows_of_a_case_are_scattered_keeps_nothing_and_says_why() {
        ReadLog read = ReadLog.of(HEADER + "c1,t,a\nc2,t,a\nc1,t,b\nc3,t,\"");

        assertThat(read.cases()).isEmpty();
        assertThat(read.failure()).hasMessageContaining("no case is known to be whole");
        assertThat(read.refusals()).extracting(LogSink.Refusal::code).containsOnly("case-cut");
    }

    @Test
    void packed_csv_cut_in_the_middle_keeps_every_case_but_the_last() {
        StringBuilder many = new StringBuilder(HEADER);
        for (int i = 0; i < 20_000; i++) {
            many.append("c")
                    .append(i / 2)
                    .append(",t")
                    .append(i * 7919L % 20_011)
                    .append(",a\n");
        }
        byte[] packed = ReadLog.gzip(ReadLog.bytes(many.toString()));

        ReadLog read = ReadLog.of(Arrays.copyOf(packed, packed.length / 2));

        assertThat(read.cases()).hasSizeGreaterThan(1_000).allSatisfy(whole -> assertThat(whole.events())
                .hasSize(2));
        assertThat(read.failure().code()).isEqualTo("log-cut");
    }

    @Test
    void a_last_row_without_a_line_end_is_whole() {
        ReadLog read = ReadLog.of(HEADER + "c1,t,a\nc2,t,\"b\"");

        assertThat(read.problem()).isNull();
        assertThat(read.caseIds()).containsExactly("c1", "c2");
    }

    @Test
    void an_empty_file_and_an_archive_are_refused() {
        assertThat(ReadLog.of("").failure().code()).isEqualTo("log-empty");
        assertThat(ReadLog.of(ReadLog.gzip(new byte[0])).failure().code()).isEqualTo("log-empty");
        assertThat(ReadLog.of("PK\u0003\u0004rest").failure().code()).isEqualTo("unsupported-format");
    }
}
