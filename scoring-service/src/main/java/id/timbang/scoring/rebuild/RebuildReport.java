package id.timbang.scoring.rebuild;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A rebuild as it is told, and kept.
 *
 * @param generation the number of the generation it builds
 * @param startedBy  the account that asked for it
 * @param caughtUpAt when the new generation had come past the current one for the first time
 * @param endedAt    when it ended, however that was
 * @param comparison none before it was compared
 * @param detail     why it ended, or what is to be done
 */
record RebuildReport(
        long generation,
        State state,
        Instant startedAt,
        String startedBy,
        @Nullable Instant caughtUpAt,
        @Nullable Instant endedAt,
        Reached progress,
        @Nullable Comparison comparison,
        @Nullable String detail) {

    enum State {
        /** Reads the log. */
        RUNNING,
        /** Has come past the current generation, and is compared with it. */
        CAUGHT_UP,
        /** Is not equal to the current generation; waits for a decision, and goes on reading. */
        DIFFERS,
        /** Is current, or was. */
        SWAPPED,
        FAILED,
        /** Given up, by a person or with its process. */
        ABANDONED;

        boolean isOver() {
            return this == SWAPPED || this == FAILED || this == ABANDONED;
        }
    }

    static RebuildReport started(long generation, Instant at, String by) {
        return new RebuildReport(generation, State.RUNNING, at, by, null, null, Reached.NOTHING, null, null);
    }

    RebuildReport with(Reached reached) {
        return new RebuildReport(
                generation, state, startedAt, startedBy, caughtUpAt, endedAt, reached, comparison, detail);
    }

    RebuildReport caughtUp(Instant at) {
        return new RebuildReport(generation, State.CAUGHT_UP, startedAt, startedBy, at, null, progress, null, null);
    }

    RebuildReport compared(Comparison made) {
        return new RebuildReport(generation, state, startedAt, startedBy, caughtUpAt, endedAt, progress, made, detail);
    }

    /** The same in another state. */
    RebuildReport in(State other, @Nullable Instant ended, @Nullable String why) {
        return new RebuildReport(generation, other, startedAt, startedBy, caughtUpAt, ended, progress, comparison, why);
    }
}
