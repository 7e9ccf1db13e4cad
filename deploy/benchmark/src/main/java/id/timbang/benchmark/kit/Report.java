package id.timbang.benchmark.kit;

import java.util.ArrayList;
import java.util.List;

/** A plain table of what was measured and what was wanted. */
public final class Report {

    private static final String ROW = "%-44s %12s   %-22s %s";

    private final List<String> lines = new ArrayList<>();

    public Report(String title) {
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
    public void median(String what, Series series, String format) {
        median(what, series, format, "");
    }

    public void median(String what, Series series, String format, String wanted) {
        add(
                what,
                format.formatted(series.median()),
                format.formatted(series.min()) + ".." + format.formatted(series.max()),
                wanted);
    }

    public void add(String what, String measured, String spread, String wanted) {
        lines.add(row(what, measured, spread, wanted));
    }

    public void note(String text) {
        lines.add(text);
    }

    public String text() {
        return String.join("\n", lines);
    }
}
