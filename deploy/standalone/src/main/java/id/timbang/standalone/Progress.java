package id.timbang.standalone;

import java.io.PrintStream;
import java.util.Locale;

/** Tells a person at the terminal how far the start is, with the seconds since its beginning. */
final class Progress {

    private final PrintStream out;
    private final long start = System.nanoTime();

    Progress(PrintStream out) {
        this.out = out;
    }

    /** One line with the time before it. */
    void step(String what) {
        line(String.format(Locale.ROOT, "%6.1f s  %s", (System.nanoTime() - start) / 1e9, what));
    }

    /** One line as it is. */
    synchronized void line(String text) {
        out.println(text);
        out.flush();
    }
}
