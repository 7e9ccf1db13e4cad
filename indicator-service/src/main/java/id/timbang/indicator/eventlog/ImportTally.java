package id.timbang.indicator.eventlog;

import id.timbang.indicator.eventlog.ImportCounts.Count;
import id.timbang.indicator.eventlog.ImportCounts.Example;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Counts while an import runs; may be asked at any time from another thread. */
final class ImportTally {

    private static final int EXAMPLES = 20;

    private long cases;
    private long events;
    private long observations;
    private final Map<String, Long> ignored = new TreeMap<>();
    private final Map<String, Long> rejected = new TreeMap<>();
    private final List<Example> problems = new ArrayList<>();

    synchronized void wholeCase(long eventCount) {
        cases++;
        events += eventCount;
    }

    synchronized void events(long eventCount) {
        events += eventCount;
    }

    synchronized void accepted(long count) {
        observations += count;
    }

    synchronized void ignored(String reason) {
        ignored.merge(reason, 1L, Long::sum);
    }

    synchronized void rejected(long count, Example example) {
        rejected.merge(example.code(), count, Long::sum);
        if (problems.size() < EXAMPLES) {
            problems.add(example);
        }
    }

    synchronized ImportCounts counts() {
        return new ImportCounts(cases, events, observations, list(ignored), list(rejected), List.copyOf(problems));
    }

    private static List<Count> list(Map<String, Long> counts) {
        return counts.entrySet().stream()
                .map(count -> new Count(count.getKey(), count.getValue()))
                .toList();
    }
}
