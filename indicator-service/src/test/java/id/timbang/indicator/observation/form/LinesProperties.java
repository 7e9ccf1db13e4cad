package id.timbang.indicator.observation.form;

import static org.assertj.core.api.Assertions.assertThat;

import id.timbang.indicator.observation.form.Lines.Line;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Lines are those that the whole text would be split into, however the bytes come. */
class LinesProperties {

    private static final int LONGEST = 10;

    @Property
    void lines_are_those_of_the_whole_text(@ForAll("texts") String text, @ForAll @IntRange(min = 1, max = 7) int atOnce)
            throws IOException {
        List<String> read = new ArrayList<>();
        Lines lines = new Lines(trickling(text, atOnce), LONGEST);
        Line line = lines.next();
        while (line != null) {
            assertThat(line.number()).isEqualTo(read.size() + 1);
            read.add(
                    new String(line.bytes(), 0, line.length(), StandardCharsets.UTF_8) + (line.tooLong() ? "..." : ""));
            line = lines.next();
        }

        assertThat(read).isEqualTo(oracle(text));
    }

    private static List<String> oracle(String text) {
        List<String> lines = new ArrayList<>(Arrays.asList(text.split("\n", -1)));
        if (lines.get(lines.size() - 1).isEmpty()) {
            lines.remove(lines.size() - 1);
        }
        lines.replaceAll(line -> line.length() > LONGEST ? line.substring(0, LONGEST) + "..." : line);
        return lines;
    }

    private static InputStream trickling(String text, int atOnce) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)) {
            @Override
            public synchronized int read(byte[] into, int offset, int length) {
                return super.read(into, offset, Math.min(length, atOnce));
            }
        };
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.strings().withChars("ab\n\r").ofMaxLength(60);
    }
}
