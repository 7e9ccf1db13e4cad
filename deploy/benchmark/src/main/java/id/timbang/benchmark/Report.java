package id.timbang.benchmark;

import java.util.ArrayList;
import java.util.List;

/** A plain table of what was measured and what was wanted. */
final class Report {

    private static final String ROW = "%-44s %12s   %-22s %s";

    private final List<String> lines = new ArrayList<>();

    Report(String title) {
        lines.add(title);
        lines.add("machine: %d cores, %s %s (%s)"
                .formatted(
                        Runtime.getRuntime().availableProcessors(),
                        System.getProperty("java.vm.name"),
                        System.getProperty("java.version"),
                        System.getProperty("os.name") + " " + System.getProperty("os.arch")));
        lines.add("");
        lines.add(row("", "measured", "min..max", "wanted"));
    }

    private static String row(String what, String measured, String spread, String wanted) {
        return ROW.formatted(what, measured, spread, wanted).stripTrailing();
    }

    /** The median of several measurements. */
    void median(String what, Series series, String format) {
        median(what, series, format, "");
    }

    void median(String what, Series series, String format, String wanted) {
        add(
                what,
                format.formatted(series.median()),
                format.formatted(series.min()) + ".." + format.formatted(series.max()),
                wanted);
    }

    void add(String what, String measured, String spread, String wanted) {
        lines.add(row(what, measured, spread, wanted));
    }

    void note(String text) {
        lines.add(text);
    }

    String text() {
        return String.join("\n", lines);
    }
}
