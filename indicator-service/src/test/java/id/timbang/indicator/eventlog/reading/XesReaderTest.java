package id.timbang.indicator.eventlog.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class XesReaderTest {

    private static final String TRACE = "<trace><string key='concept:name' value='c'/>%s</trace>";
    private static final String EVENT = "<event><string key='concept:name' value='a'/></event>";

    @Test
    void reads_cases_with_their_own_attributes_and_events_with_theirs() {
        ReadLog read = ReadLog.of(ReadLog.resource("permits.xes"));

        assertThat(read.caseIds()).containsExactly("case-1", "case-2");
        assertThat(read.cases().get(0).attributes())
                .isEqualTo(Map.of(
                        "concept:name", "case-1",
                        "channel", "Desk & post",
                        "startdate", "2011-03-26T10:00:00.000+01:00",
                        "fee", "12.50"));
        assertThat(read.cases().get(0).events().get(1).attributes())
                .isEqualTo(Map.of(
                        "org:resource", "Budi",
                        "concept:instance", "task-2",
                        "concept:name", "T03 Adjust confirmation of receipt",
                        "time:timestamp", "2011-03-27T03:15:00.000+02:00"));
        assertThat(read.cases().get(0).events().get(1).line()).isEqualTo(24);
        assertThat(read.percent()).isEqualTo(100);
    }

    @Test
    void leaves_out_attributes_without_a_value_and_attributes_of_attributes() {
        ReadLog read = ReadLog.of(ReadLog.resource("permits.xes"));

        assertThat(read.cases().get(1).attributes()).doesNotContainKey("group");
        assertThat(read.cases().get(0).events().get(0).attributes()).doesNotContainKey("nested");
        assertThat(read.cases().get(0).events().get(1).attributes()).doesNotContainKey("document");
    }

    @Test
    void reads_gzip_by_its_content() {
        ReadLog plain = ReadLog.of(ReadLog.resource("permits.xes"));
        ReadLog packed = ReadLog.of(ReadLog.gzip(ReadLog.resource("permits.xes")));

        assertThat(packed.cases()).isEqualTo(plain.cases()).hasSize(2);
    }

    @Test
    void reads_other_encodings_and_byte_order_marks() {
        String xes = "<log>" + TRACE.formatted(EVENT).replace("'c'", "'Zoë'") + "</log>";

        assertThat(ReadLog.of("\ufeff" + xes).caseIds()).containsExactly("Zoë");
        assertThat(ReadLog.of(("\ufeff" + xes).getBytes(StandardCharsets.UTF_16BE))
                        .caseIds())
                .containsExactly("Zoë");
        assertThat(ReadLog.of(("<?xml version='1.0' encoding='ISO-8859-1'?>" + xes)
                                .getBytes(StandardCharsets.ISO_8859_1))
                        .caseIds())
                .containsExactly("Zoë");
    }

    @Test
    void refuses_a_case_that_is_too_large_and_goes_on() {
        ReadLog read = ReadLog.of("<log>" + TRACE.formatted(EVENT.repeat(101))
                + TRACE.formatted(EVENT).replace("'c'", "'d'") + "</log>");

        assertThat(read.caseIds()).containsExactly("d");
        assertThat(read.refusals()).singleElement().satisfies(refusal -> {
            assertThat(refusal.code()).isEqualTo("case-too-large");
            assertThat(refusal.caseId()).isEqualTo("c");
            assertThat(refusal.events()).isEqualTo(101);
        });
    }

    @Test
    void refuses_a_case_of_too_many_characters() {
        String fat = "<event><string key='k' value='" + "x".repeat(60_000) + "'/></event>";

        ReadLog read = ReadLog.of("<log>" + TRACE.formatted(fat.repeat(2)) + "</log>");

        assertThat(read.cases()).isEmpty();
        assertThat(read.refusals()).extracting(LogSink.Refusal::code).containsExactly("case-too-large");
    }

    @Test
    void refuses_xml_that_is_no_log() {
        assertThat(ReadLog.of("<html><body/></html>").failure().code()).isEqualTo("not-xes");
        assertThat(ReadLog.of("<html><body/></html>").failure()).hasMessageContaining("<html>");
    }
}
