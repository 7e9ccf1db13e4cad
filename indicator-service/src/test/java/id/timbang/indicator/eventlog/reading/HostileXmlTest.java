package id.timbang.indicator.eventlog.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(20)
class HostileXmlTest {

    private static final String WHOLE = "<trace><string key='concept:name' value='good'/></trace>";

    @Test
    void an_external_entity_is_not_fetched(@TempDir Path directory) throws IOException {
        Path secret = Files.writeString(directory.resolve("secret"), "the secret");

        ReadLog read = ReadLog.of("<!DOCTYPE log [<!ENTITY x SYSTEM '" + secret.toUri() + "'>]>\n<log>" + WHOLE
                + "<trace><string key='concept:name' value='&x;'/></trace></log>");

        assertThat(read.cases()).isEmpty();
        assertThat(read.failure().code()).isEqualTo("xml-doctype-refused");
        assertThat(read.failure().line()).isEqualTo(1);
        assertThat(read.failure()).hasMessageNotContaining("the secret");
    }

    @Test
    void a_billion_laughs_are_not_laughed() {
        StringBuilder log = new StringBuilder("<!DOCTYPE log [<!ENTITY l0 'ha'>");
        for (int i = 1; i < 30; i++) {
            log.append("<!ENTITY l")
                    .append(i)
                    .append(" '")
                    .append(("&l" + (i - 1) + ";").repeat(10))
                    .append("'>");
        }
        log.append("]><log><trace><string key='concept:name' value='&l29;'/>&l29;</trace></log>");

        assertThat(ReadLog.of(log.toString()).failure().code()).isEqualTo("xml-doctype-refused");
    }

    @Test
    void a_parameter_entity_or_external_subset_is_refused_alike() {
        assertThat(ReadLog.of("<!DOCTYPE log SYSTEM 'http://127.0.0.1:1/log.dtd'><log/>")
                        .failure()
                        .code())
                .isEqualTo("xml-doctype-refused");
        assertThat(ReadLog.of("<!DOCTYPE log [<!ENTITY % p SYSTEM 'http://127.0.0.1:1/p'> %p;]><log/>")
                        .failure()
                        .code())
                .isEqualTo("xml-doctype-refused");
    }

    @Test
    void an_entity_without_a_declaration_is_refused_and_what_was_before_it_kept() {
        ReadLog read = ReadLog.of("<log>" + WHOLE + "\n<trace>&x;</trace></log>");

        assertThat(read.caseIds()).containsExactly("good");
        assertThat(read.failure().code()).isEqualTo("xml-entity-refused");
        assertThat(read.failure().line()).isEqualTo(2);
    }

    @Test
    void an_entity_in_a_value_is_refused() {
        ReadLog read = ReadLog.of("<log>" + WHOLE + "<trace><string key='concept:name' value='&x;'/></trace></log>");

        assertThat(read.caseIds()).containsExactly("good");
        assertThat(read.failure().code()).isEqualTo("malformed-xml");
    }

    @Test
    void an_endless_value_comment_or_tag_is_refused_before_it_fills_the_memory() {
        String endless = "x".repeat(200_000);

        assertThat(ReadLog.of("<log><trace><string key='k' value='" + endless + "'/></trace></log>")
                        .failure()
                        .code())
                .isEqualTo("value-too-long");
        assertThat(ReadLog.of("<log><!-- " + endless + " --></log>").failure().code())
                .isEqualTo("value-too-long");
        assertThat(ReadLog.of("<log " + "b='" + endless + "'/>").failure().code())
                .isEqualTo("value-too-long");
    }

    @Test
    void endless_nesting_is_refused() {
        assertThat(ReadLog.of("<log>" + "<trace>".repeat(10_000)).failure().code())
                .isEqualTo("xml-too-deep");
    }

    @Test
    void a_gzip_bomb_is_refused_by_its_ratio() {
        byte[] bomb = ReadLog.gzip(("<log>" + " ".repeat(40_000_000) + "</log>").getBytes());

        ReadLog read = ReadLog.of(bomb);

        assertThat(read.failure().code()).isEqualTo("log-packed-too-tightly");
    }

    @Test
    void a_log_that_unpacks_to_too_much_is_refused_and_its_whole_cases_kept() {
        ReadingLimits small = new ReadingLimits(200_000, 10_000, 100, 100_000, 100_000, 1 << 20);
        byte[] bomb = ReadLog.gzip(ReadLog.bytes("<log>" + WHOLE + "<trace/>".repeat(100_000) + "</log>"));

        ReadLog read = ReadLog.of(bomb, ReadLog.LAYOUT, small);

        assertThat(read.failure().code()).isEqualTo("log-too-large");
        assertThat(read.caseIds()).startsWith("good");
    }
}
