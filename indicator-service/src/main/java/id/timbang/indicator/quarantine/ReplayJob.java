package id.timbang.indicator.quarantine;

import com.mongodb.MongoException;
import id.timbang.indicator.quarantine.ReplayState.Failure;
import id.timbang.indicator.quarantine.ReplayState.Stage;
import id.timbang.kit.event.PublishingFailedException;
import id.timbang.kit.identity.Caller;
import id.timbang.kit.problem.Problem;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/** One replay of many entries, from the first to the last, by parts. */
final class ReplayJob {

    private static final Logger log = LoggerFactory.getLogger(ReplayJob.class);
    private static final int PART = 500;
    private static final int MOST_FAILURES = 200;
    private static final String REPEAT = " Repeat it; nothing counts twice.";

    private final Caller caller;
    private final List<String> entries;
    private final Mend mend;
    private final @Nullable String reason;
    private final Replay replay;
    private final QuarantineStore store;
    private final QuarantineRights rights;
    private final Clock clock;

    private volatile ReplayState state;

    /** @param beginning the state before anything is done */
    ReplayJob(
            Caller caller,
            List<String> entries,
            Mend mend,
            @Nullable String reason,
            Replay replay,
            QuarantineStore store,
            QuarantineRights rights,
            Clock clock,
            ReplayState beginning) {
        this.caller = caller;
        this.entries = entries;
        this.mend = mend;
        this.reason = reason;
        this.replay = replay;
        this.store = store;
        this.rights = rights;
        this.clock = clock;
        this.state = beginning;
    }

    ReplayState state() {
        return state;
    }

    /**
     * Runs to the end, whatever that is.
     *
     * @param progress is told after each part
     */
    ReplayState run(Consumer<ReplayState> progress) {
        try {
            for (int from = 0; from < entries.size(); from += PART) {
                if (Thread.currentThread().isInterrupted()) {
                    return ended(Stage.INTERRUPTED, "The service was stopped while it ran." + REPEAT);
                }
                part(entries.subList(from, Math.min(entries.size(), from + PART)));
                progress.accept(state);
            }
            return ended(Stage.DONE, null);
        } catch (PublishingFailedException | DataAccessException | MongoException | Problem away) {
            log.warn("replay {} stopped: {}", state.replayId(), away.toString());
            return Thread.currentThread().isInterrupted()
                    ? ended(Stage.INTERRUPTED, "The service was stopped while it ran." + REPEAT)
                    : ended(Stage.FAILED, "The event log or the store cannot be reached, so it stopped." + REPEAT);
        } catch (RuntimeException fault) {
            log.error("replay {} failed", state.replayId(), fault);
            return ended(Stage.FAILED, "It failed by a fault of the service, which has been logged." + REPEAT);
        }
    }

    private void part(List<String> names) {
        List<Entry> part = store.find(names).stream()
                .filter(entry -> rights.mayMend(caller, entry))
                .toList();
        Map<String, Refused> refused = replay.replay(caller, part, mend, reason);
        List<Failure> failed = new ArrayList<>(state.failed());
        refused.forEach((entry, why) -> {
            if (failed.size() < MOST_FAILURES) {
                failed.add(new Failure(entry, why.code(), why.detail()));
            }
        });
        state = new ReplayState(
                state.replayId(),
                state.process(),
                state.startedBy(),
                Stage.RUNNING,
                state.total(),
                state.left(),
                state.done() + names.size(),
                state.replayed() + part.size() - refused.size(),
                state.notReplayed() + refused.size() + names.size() - part.size(),
                failed,
                null,
                state.startedAt(),
                clock.instant(),
                null);
    }

    private ReplayState ended(Stage stage, @Nullable String why) {
        state = state.ended(stage, why, clock.instant());
        return state;
    }
}
