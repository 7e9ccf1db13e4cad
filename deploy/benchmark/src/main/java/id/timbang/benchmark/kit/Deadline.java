package id.timbang.benchmark.kit;

import java.time.Duration;

/** When something ends, be it done or not. */
public record Deadline(long nanoTime) {

    public static Deadline in(Duration length) {
        return new Deadline(System.nanoTime() + length.toNanos());
    }

    public boolean isOver() {
        return System.nanoTime() - nanoTime > 0;
    }
}
