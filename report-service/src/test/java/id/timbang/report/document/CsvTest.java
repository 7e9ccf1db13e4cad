package id.timbang.report.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringWriter;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTest {

    private record Sample(List<List<@Nullable Object>> rows) implements Table {

        @Override
        public String fileName() {
            return "sample";
        }

        @Override
        public List<String> header() {
            return List.of("text", "number");
        }
    }

    @Test
    void is_rfc_4180_with_a_header() {
        StringWriter csv = new StringWriter();

        Csv.write(
                new Sample(List.of(
                        Arrays.asList("plain", new BigDecimal("1E+2")),
                        Arrays.asList("with, comma", null),
                        Arrays.asList("with \"quotes\"\nand lines", new BigDecimal("-1.50")),
                        Arrays.asList("Dukcapil Asemrowo – é", 7L))),
                csv);

        assertThat(csv).hasToString("""
                        text,number\r
                        plain,100\r
                        "with, comma",\r
                        "with ""quotes""
                        and lines",-1.50\r
                        Dukcapil Asemrowo – é,7\r
                        """);
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "=cmd|' /C calc'!A0"})
    void a_text_that_a_spreadsheet_would_run_gets_an_apostrophe(String text) {
        assertThat(Csv.cell(text)).isEqualTo("'" + text);
    }

    @Test
    void a_number_of_ours_stays_a_number_and_a_gap_a_gap() {
        assertThat(Csv.cell(new BigDecimal("-0.5"))).isEqualTo("-0.5");
        assertThat(Csv.cell(-3)).isEqualTo("-3");
        assertThat(Csv.cell(null)).isEmpty();
        assertThat(Csv.cell("")).isEmpty();
    }
}
