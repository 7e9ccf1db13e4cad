package id.timbang.benchmark;

import java.time.Duration;

/** When something ends, be it done or not. */
record Deadline(long nanoTime) {

    static Deadline in(Duration length) {
        return new Deadline(System.nanoTime() + length.toNanos());
    }

    boolean isOver() {
        return System.nanoTime() - nanoTime > 0;
    }
}
