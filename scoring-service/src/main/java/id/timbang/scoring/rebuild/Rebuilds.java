package id.timbang.scoring.rebuild;

import id.timbang.kit.problem.Problem;
import id.timbang.scoring.generation.Claim;
import id.timbang.scoring.generation.Decision;
import id.timbang.scoring.generation.Generation;
import id.timbang.scoring.generation.Generations;
import id.timbang.scoring.rebuild.RebuildReport.State;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.http.HttpStatus;

/** Starts rebuilds, and tells of them; over all instances there is at most one at a time. */
final class Rebuilds implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Rebuilds.class);
    private static final Duration BEAT = Duration.ofSeconds(1);
    private static final Duration STOPPING = Duration.ofSeconds(10);

    private final Generations generations;
    private final RebuildStore store;
    private final Rebuild.Tools tools;
    private final Clock clock;
    private volatile boolean running;
    private @Nullable Rebuild rebuild;
    private @Nullable Thread thread;

    Rebuilds(Rebuild.Tools tools) {
        this.tools = tools;
        this.generations = tools.generations();
        this.store = tools.store();
        this.clock = tools.clock();
    }

    /** @throws Problem a 409 where one is running */
    synchronized RebuildReport begin(String by) {
        store.all().forEach(this::keptAsItEnded);
        Claim claim = generations.begin(UUID.randomUUID().toString()).orElseThrow(this::oneRuns);
        RebuildReport report = RebuildReport.started(claim.generation().number(), clock.instant(), by);
        store.save(report);
        LogEnds ends = tools.ends().get();
        Rebuild begun = new Rebuild(claim, report, ends, tools);
        Thread started = new Thread(() -> run(begun, ends), "rebuild");
        started.setDaemon(true);
        started.start();
        rebuild = begun;
        thread = started;
        log.info("generation {} is being built, by {}", report.generation(), by);
        return report;
    }

    private static void run(Rebuild begun, LogEnds ends) {
        ScheduledExecutorService beats = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread beating = new Thread(task, "rebuild-beat");
            beating.setDaemon(true);
            return beating;
        });
        try (ends) {
            beats.scheduleWithFixedDelay(() -> beat(begun), 0, BEAT.toMillis(), TimeUnit.MILLISECONDS);
            begun.run();
            beats.shutdown();
            if (!beats.awaitTermination(STOPPING.toSeconds(), TimeUnit.SECONDS)) {
                log.warn("the rebuild's last beat lasts long");
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        } finally {
            beats.shutdownNow();
        }
    }

    private static void beat(Rebuild begun) {
        try {
            begun.beat();
        } catch (RuntimeException failed) {
            // The next one may succeed; a schedule would end with its first failure.
            log.warn("the rebuild's progress could not be told: {}", failed.toString());
        }
    }

    private Problem oneRuns() {
        Optional<RebuildReport> other = store.all().stream()
                .filter(report -> !asItIs(report).state().isOver())
                .findFirst();
        String which = other.map(report -> "Generation " + report.generation() + " is being built since "
                        + report.startedAt() + ". Wait until it has ended, which GET /api/rebuilds/"
                        + report.generation()
                        + " tells, or give it up: send {\"decision\": \"ABANDON\"} to /api/rebuilds/"
                        + report.generation() + "/decision.")
                .orElse("Another rebuild has begun at this moment; GET /api/rebuilds tells which.");
        return new Problem(HttpStatus.CONFLICT, "rebuild-runs", which);
    }

    /** The latest first. */
    List<RebuildReport> all() {
        return store.all().stream().map(this::asItIs).toList();
    }

    /** @throws Problem a 404 where there was none of that number */
    RebuildReport one(long generation) {
        return store.find(generation)
                .map(this::asItIs)
                .orElseThrow(() -> Problem.notFound(
                        "unknown-rebuild",
                        "No rebuild has made a generation " + generation
                                + ". GET /api/rebuilds tells which there were."));
    }

    /**
     * Decides about a rebuild that is running.
     *
     * @throws Problem a 409 where there is nothing to decide
     */
    RebuildReport decide(long generation, Decision decision, String by) {
        RebuildReport report = one(generation);
        if (decision == Decision.SWAP
                && report.state() != State.DIFFERS
                && !report.state().isOver()) {
            throw nothingToDecide("It takes over by itself once it has caught up and is equal; only of one that is not"
                    + " equal (state DIFFERS) is to be decided whether it does.");
        }
        if (report.state().isOver() || !generations.decide(new Generation(generation), decision)) {
            throw nothingToDecide("The rebuild of generation " + generation
                    + (generations.isBuilding(new Generation(generation))
                            ? " ends already, as it was decided before; GET /api/rebuilds/"
                            : " has ended; GET /api/rebuilds/")
                    + generation + " tells how.");
        }
        log.info("it is decided to {} generation {}, by {}", decision, generation, by);
        return one(generation);
    }

    private static Problem nothingToDecide(String detail) {
        return new Problem(HttpStatus.CONFLICT, "nothing-to-decide", detail);
    }

    /** A report is as old as its process: where that was killed, the course of the generations tells what became of it. */
    private RebuildReport asItIs(RebuildReport report) {
        Generation generation = new Generation(report.generation());
        if (report.state().isOver() || generations.isBuilding(generation)) {
            return report;
        }
        return generations.current().equals(generation)
                ? report.in(State.SWAPPED, null, null)
                : report.in(State.ABANDONED, null, "its process was killed, or lost the store for too long");
    }

    private void keptAsItEnded(RebuildReport report) {
        RebuildReport now = asItIs(report);
        if (!now.equals(report)) {
            store.save(now);
        }
    }

    @Override
    public void start() {
        running = true;
    }

    @Override
    public synchronized void stop() {
        running = false;
        Rebuild current = rebuild;
        Thread working = thread;
        if (current == null || working == null) {
            return;
        }
        current.stop("its process was stopped");
        try {
            working.join(STOPPING.toMillis());
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
