package id.timbang.indicator.eventlog.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class ExternalSortTest {

    private static final String HEADER = "case:concept:name,time:timestamp,concept:name,\n";

    /** However the rows are mixed, and however little memory there is, the cases have the same rows, in the order they came. */
    @Property(tries = 200)
    void any_shuffle_of_the_rows_gives_the_same_cases(
            @ForAll @Size(min = 1, max = 30) List<@IntRange(min = 1, max = 12) Integer> caseSizes,
            @ForAll Random random,
            @ForAll @IntRange(min = 1, max = 20_000) int memory) {
        List<String> rows = new ArrayList<>();
        for (int c = 0; c < caseSizes.size(); c++) {
            for (int e = 0; e < caseSizes.get(c); e++) {
                rows.add("case-" + c + ",t" + e + ",\"a, \"\"" + e + "\"\"\n\",\n");
            }
        }
        Collections.shuffle(rows, random);

        ReadLog read = ReadLog.of(ReadLog.bytes(HEADER + String.join("", rows)), ReadLog.LAYOUT, limits(memory));

        assertThat(read.problem()).isNull();
        assertThat(read.cases().stream().map(ExternalSortTest::asRows).toList()).isEqualTo(expected(rows));
    }

    private static List<List<String>> expected(List<String> rows) {
        TreeMap<String, List<String>> cases = new TreeMap<>();
        for (String row : rows) {
            cases.computeIfAbsent(row.substring(0, row.indexOf(',')), id -> new ArrayList<>())
                    .add(row);
        }
        return List.copyOf(cases.values());
    }

    private static List<String> asRows(LogCase read) {
        return read.events().stream()
                .map(event -> read.attributes().get("concept:name") + ","
                        + event.attributes().get("time:timestamp") + ",\""
                        + event.attributes().get("concept:name").replace("\"", "\"\"") + "\",\n")
                .toList();
    }

    /** With 1 byte of memory every row is a run of its own, and more than 64 runs take several merges. */
    private static ReadingLimits limits(int memory) {
        return new ReadingLimits(1L << 40, 300, 100, 100_000, 100_000, memory);
    }
}
