package id.timbang.scoring.rebuild;

import com.mongodb.MongoException;
import id.timbang.contracts.ScoreChanged;
import id.timbang.kit.event.EventPublisher;
import id.timbang.kit.event.PublishingFailedException;
import id.timbang.scoring.generation.Claim;
import id.timbang.scoring.generation.Decision;
import id.timbang.scoring.generation.Generations;
import id.timbang.scoring.ingest.View;
import id.timbang.scoring.ingest.Views;
import id.timbang.scoring.rebuild.RebuildReport.State;
import id.timbang.scoring.recalculation.Recalculating;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One rebuild, from its first event to its end. It reads the log until the new generation has come past the current one,
 * compares both, and lets the new one take over if they are equal or a person has decided so. It writes nothing but the
 * new generation's collections until the one step that makes it current; so wherever it ends before that, nothing has
 * happened.
 */
final class Rebuild implements Runnable {

    private static final Logger log = LoggerFactory.getLogger(Rebuild.class);
    private static final int PUBLISHED_AT_ONCE = 500;
    private static final String CLAIM_LOST = "its claim was lost: it was not heard of for too long";
    private static final String WHAT_TO_DO =
            "The new generation is not equal to the current one. Look at the first differing scores, and at the evidence"
                    + " behind them. To let the new generation take over, send {\"decision\": \"SWAP\"} to"
                    + " /api/rebuilds/%1$d/decision; to keep the current one, send {\"decision\": \"ABANDON\"}.";

    /** What a rebuild works with. */
    record Tools(
            Generations generations,
            Views views,
            Recalculating recalculation,
            EventPublisher publisher,
            RebuildStore store,
            Clock clock,
            Function<View, LogReading> reading,
            Supplier<LogEnds> ends,
            Duration patience) {}

    private final Claim claim;
    private final Tools tools;
    private final LogEnds ends;
    private final View before;
    private final View after;
    private final Stop stop = new Stop();
    private final CountDownLatch decidedToSwap = new CountDownLatch(1);
    private RebuildReport report;

    Rebuild(Claim claim, RebuildReport report, LogEnds ends, Tools tools) {
        this.claim = claim;
        this.report = report;
        this.ends = ends;
        this.tools = tools;
        this.before = tools.views().current();
        this.after = tools.views().untold(claim.generation());
    }

    @Override
    public void run() {
        try {
            build();
        } catch (StoppedException stopped) {
            giveUp(State.ABANDONED, String.valueOf(stopped.getMessage()));
        } catch (RuntimeException failed) {
            log.error("generation {} cannot be built", claim.generation().number(), failed);
            giveUp(State.FAILED, failed + ". The current generation is as it was; the service's log says more.");
        }
    }

    private void build() throws StoppedException {
        try (LogReading reading = tools.reading().apply(after)) {
            reading.start();
            comePast();
            change(now -> measured(now).caughtUp(tools.clock().instant()));
            Comparison made = insist(this::compare);
            change(now -> now.compared(made));
            if (!made.equal()) {
                change(now -> now.in(State.DIFFERS, null, WHAT_TO_DO.formatted(now.generation())));
                waitFor(() -> decidedToSwap.getCount() == 0);
                insist(this::tellWhatDiffers);
            }
            takeOver();
        }
    }

    /** Waits until the new generation is where the current one is now. */
    private void comePast() throws StoppedException {
        Map<String, Long> goal = insist(before.progress()::all);
        waitFor(() -> {
            Map<String, Long> next = after.progress().all();
            return goal.entrySet().stream().allMatch(told -> next.getOrDefault(told.getKey(), 0L) >= told.getValue());
        });
    }

    private Comparer comparer() {
        return new Comparer(before, after, tools.recalculation(), stop, tools.patience());
    }

    private Comparison compare() throws StoppedException {
        Comparison made = comparer().compare();
        log.info(
                "generation {} has {} scores with digest {}, generation {} digest {}: {}",
                after.generation().number(),
                made.scores(),
                made.digestAfter(),
                before.generation().number(),
                made.digestBefore(),
                made.equal() ? "equal" : made.differing() + " differ");
        return made;
    }

    /** Scores that were told otherwise are told again, as newer ones; before anybody can ask for them. */
    private boolean tellWhatDiffers() throws StoppedException {
        List<ScoreChanged> differing = new ArrayList<>();
        comparer().eachDiffering(score -> {
            differing.add(score);
            if (differing.size() == PUBLISHED_AT_ONCE) {
                tools.publisher().publishAll(differing);
                differing.clear();
            }
        });
        tools.publisher().publishAll(differing);
        return true;
    }

    private void takeOver() throws StoppedException {
        boolean swapped = insist(() -> {
            // So that nobody sees scores of fewer facts than before, but for those of the last tenth of a second.
            comePast();
            tools.views().handOver(before, after);
            return tools.generations().swap(claim);
        });
        if (!swapped) {
            insist(this::decision);
            stop.check();
            throw new StoppedException(CLAIM_LOST);
        }
        change(now -> now.in(State.SWAPPED, tools.clock().instant(), null));
    }

    private RebuildReport measured(RebuildReport now) {
        // Asked in this order, it never says that there is less than was applied.
        Map<String, Long> next = after.progress().all();
        Map<String, Long> end = ends.now();
        Instant at = tools.clock().instant();
        return now.with(Reached.of(next, end, Duration.between(now.startedAt(), at), at));
    }

    /** Keeps the claim and the report alive, and hears what was decided; to be called again and again meanwhile. */
    void beat() {
        if (decision().isPresent()) {
            save(this::measured);
        }
    }

    /** Hears what was decided, and tells whoever waits for it; none where the claim was lost. */
    private Optional<Decision> decision() {
        Optional<Decision> decision = tools.generations().renew(claim);
        if (decision.isEmpty()) {
            stop.tell(CLAIM_LOST);
        } else if (decision.get() == Decision.ABANDON) {
            stop.tell("it was decided to give it up");
        } else if (decision.get() == Decision.SWAP) {
            decidedToSwap.countDown();
        }
        return decision;
    }

    void stop(String why) {
        stop.tell(why);
    }

    private void giveUp(State state, String why) {
        try {
            if (tools.generations().isCurrent(claim.generation())) {
                // Told to stop when it was done already.
                save(now -> now.in(State.SWAPPED, tools.clock().instant(), null));
                return;
            }
            log.info("generation {} is given up: {}", claim.generation().number(), why);
            tools.generations().end(claim);
            save(now -> now.in(state, tools.clock().instant(), why));
        } catch (MongoException away) {
            // Nobody renews the claim any more: it ends by itself, and then the rebuild counts as given up.
            log.warn("that could not be written: {}", away.toString());
        }
    }

    private void change(UnaryOperator<RebuildReport> change) throws StoppedException {
        insist(() -> {
            save(change);
            return true;
        });
    }

    private synchronized void save(UnaryOperator<RebuildReport> change) {
        RebuildReport changed = report.state().isOver() ? report : change.apply(report);
        tools.store().save(changed);
        report = changed;
    }

    private void waitFor(Supplier<Boolean> condition) throws StoppedException {
        while (!insist(condition::get)) {
            stop.pause();
        }
    }

    /** Again and again while the store or the broker is away; the claim ends meanwhile, if that lasts. */
    private <T> T insist(Work<T> work) throws StoppedException {
        while (true) {
            try {
                stop.check();
                return work.result();
            } catch (MongoException | KafkaException | PublishingFailedException away) {
                log.warn("the rebuild waits: {}", away.toString());
                stop.pause();
            }
        }
    }

    /** Work that may be told to stop. */
    private interface Work<T> {
        T result() throws StoppedException;
    }
}
