package id.timbang.scoring.recalculation;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One going through scores to make them anew.
 *
 * @param causes    what changed: scorecards and indicators by their code, absences and employees without a name
 * @param done      how many scores were made anew so far, those that came out the same included
 * @param total     how many there were to do at the beginning
 * @param changed   how many of those done came out otherwise
 * @param endedAt   none while it runs
 * @param perSecond scores made anew in a second; none while it runs
 */
record Pass(
        List<String> causes,
        long done,
        long total,
        long changed,
        Instant startedAt,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Instant endedAt,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Long perSecond) {

    static Pass begun(List<String> causes, long total, Instant at) {
        return new Pass(causes, 0, total, 0, at, null, null);
    }

    /** After some more; what was added meanwhile is in the total as well. */
    Pass with(int moreDone, int moreChanged) {
        return new Pass(
                causes,
                done + moreDone,
                Math.max(total, done + moreDone),
                changed + moreChanged,
                startedAt,
                null,
                null);
    }

    Pass ended(Instant at) {
        long millis = Math.max(1, Duration.between(startedAt, at).toMillis());
        return new Pass(causes, done, total, changed, startedAt, at, done * 1000 / millis);
    }
}
