package id.timbang.indicator.observation;

import com.fasterxml.jackson.annotation.JsonInclude;
import id.timbang.indicator.observation.ObservationIntake.Rejection;
import id.timbang.indicator.observation.ObservationIntake.Result;
import id.timbang.indicator.observation.form.ReadItem;
import id.timbang.kit.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What has become of one call's observations so far. */
final class IntakeTally {

    /** Bounds the answer, and what is remembered of it, however long the call. */
    static final int LISTED = 1000;

    private final List<Rejected> rejected = new ArrayList<>();
    private long accepted;
    private long duplicates;
    private long rejectedCount;
    private long notYours;
    private long handled;
    private long lastLine;

    /**
     * An observation that was not accepted.
     *
     * @param index  its place among the call's observations, from 0
     * @param line   where it begins, from 1, in a body that goes by lines
     * @param code   for programs, for example {@code unknown-employee}
     * @param detail for people: what was wrong and how to mend it
     */
    record Rejected(
            long index,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Long line,

            @Nullable String id,
            String code,
            String detail) {}

    /**
     * The answer.
     *
     * @param rejected the first of those that were not accepted
     * @param listed   how many of them are listed, where that is not all
     */
    record Answer(
            long accepted,
            long duplicates,
            List<Rejected> rejected,
            long rejectedCount,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Integer listed) {}

    void add(List<ReadItem> chunk, Result result) {
        for (Rejection rejection : result.rejected()) {
            if (rejected.size() < LISTED) {
                ReadItem read = chunk.get(rejection.index());
                rejected.add(new Rejected(
                        handled + rejection.index(),
                        read.line() == 0 ? null : read.line(),
                        rejection.id(),
                        rejection.code(),
                        rejection.detail()));
            }
        }
        accepted += result.accepted();
        duplicates += result.duplicates();
        rejectedCount += result.rejected().size();
        notYours += result.notYours();
        handled += chunk.size();
        lastLine = chunk.get(chunk.size() - 1).lastLine();
    }

    Answer answer() {
        return new Answer(accepted, duplicates, List.copyOf(rejected), rejectedCount, isCut() ? LISTED : null);
    }

    /** Whether there was something, and none of it was accepted or known already. */
    boolean isNothingGood() {
        return accepted + duplicates == 0 && rejectedCount > 0;
    }

    boolean isNothingTheCallers() {
        return notYours == rejectedCount;
    }

    long handled() {
        return handled;
    }

    /** Tells it in a problem. */
    Problem onto(Problem problem) {
        problem.with("accepted", accepted)
                .with("duplicates", duplicates)
                .with("rejected", List.copyOf(rejected))
                .with("rejectedCount", rejectedCount);
        return isCut() ? problem.with("listed", LISTED) : problem;
    }

    /** Tells it in the problem of a call that broke off, and from where to go on. */
    Problem upTo(Problem problem) {
        onto(problem).with("nextIndex", handled);
        return lastLine == 0 ? problem : problem.with("nextLine", lastLine + 1);
    }

    private boolean isCut() {
        return rejectedCount > rejected.size();
    }
}
