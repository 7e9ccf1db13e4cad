package id.timbang.scoring.generation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.data.mongodb.core.MongoOperations;

/**
 * The generations of the view. Every instance follows which is current, a few times a second; whoever builds one holds a
 * claim. Collections of generations that are over are dropped.
 */
public final class Generations implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Generations.class);
    private static final Duration LOOK_EVERY = Duration.ofMillis(250);
    private static final Duration SWEEP_EVERY = Duration.ofSeconds(10);

    /** Far less than a former generation stays: what is known of the current one is never of one that is gone. */
    private static final Duration KNOWN_FOR = Duration.ofSeconds(10);

    private final MongoOperations mongo;
    private final CourseStore store;
    private final Clock clock;
    private final GenerationSettings settings;
    private final Consumer<GenerationSwitched> told;

    private volatile @Nullable Known known;
    private @Nullable ScheduledExecutorService looking;

    private record Known(Generation current, long lock, long since) {

        boolean isFresh() {
            return System.nanoTime() - since < KNOWN_FOR.toNanos();
        }
    }

    /** @param told learns of each switch, before anything is asked of the new generation here */
    Generations(MongoOperations mongo, Clock clock, GenerationSettings settings, Consumer<GenerationSwitched> told) {
        this.mongo = mongo;
        this.store = new CourseStore(mongo);
        this.clock = clock;
        this.settings = settings;
        this.told = told;
    }

    /** The one that is asked, and that facts go into. */
    public Generation current() {
        Known now = known;
        return now != null && now.isFresh() ? now.current() : look();
    }

    /** Whether it is the current one; the store is asked, not the memory. */
    public boolean isCurrent(Generation generation) {
        return look().equals(generation);
    }

    /** @throws SupersededException where it is not the current one any more */
    public void requireCurrent(Generation generation) {
        if (!isCurrent(generation)) {
            throw new SupersededException(generation);
        }
    }

    private Generation look() {
        long since = System.nanoTime();
        Course course = store.read();
        return learn(course, since);
    }

    private synchronized Generation learn(Course course, long since) {
        Known before = known;
        if (before != null && before.lock() > course.lock()) {
            return before.current();
        }
        known = new Known(course.current(), course.lock(), since);
        if (before != null && !before.current().equals(course.current())) {
            log.info(
                    "generation {} is current, in place of {}",
                    course.current().number(),
                    before.current().number());
            told.accept(new GenerationSwitched(course.current()));
        }
        return course.current();
    }

    /** Begins a new generation; none where one is being built. */
    public Optional<Claim> begin(String owner) {
        Instant now = clock.instant();
        return store.take(course -> course.begun(owner, now, now.plus(settings.lease())))
                .map(course -> new Claim(course.last(), owner));
    }

    /** Keeps the claim, and tells what was decided; none where another has begun, or a person has ended it. */
    public Optional<Decision> renew(Claim claim) {
        return store.take(course -> course.renewed(claim, clock.instant().plus(settings.lease())))
                .map(Course::building)
                .map(Course.Building::decision);
    }

    /**
     * Makes what was built the current one, for everybody at once; false where the claim was lost, or where it was decided
     * to give it up.
     */
    public boolean swap(Claim claim) {
        Optional<Course> swapped =
                store.take(course -> course.swapped(claim, clock.instant().plus(settings.grace())));
        swapped.ifPresent(course -> learn(course, System.nanoTime()));
        // It may have been done already, by a call whose answer was lost.
        return swapped.isPresent() || isCurrent(claim.generation());
    }

    /** Gives up what was being built. */
    public void end(Claim claim) {
        store.take(course -> course.ended(claim));
    }

    /** Decides about what is being built; false where it is not, or not any more, or where it was decided otherwise. */
    public boolean decide(Generation generation, Decision decision) {
        Instant now = clock.instant();
        return store.take(course ->
                        course.isBuilding(generation, now) ? course.decided(generation, decision) : Optional.empty())
                .isPresent();
    }

    /** Whether it is being built, and its builder was heard of lately. */
    public boolean isBuilding(Generation generation) {
        return store.read().isBuilding(generation, clock.instant());
    }

    /** Drops the collections of all generations that are over. */
    void sweep() {
        Course course = store.read();
        Instant now = clock.instant();
        mongo.getCollectionNames().stream()
                .filter(name -> Generation.of(name)
                        .filter(generation -> course.isOver(generation, now))
                        .isPresent())
                .forEach(name -> {
                    mongo.dropCollection(name);
                    log.info("{} is dropped: its generation is over", name);
                });
    }

    private void untiring(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException failed) {
            // A schedule ends with its first failure; this one must outlive a store that is away.
            log.warn("the generations cannot be followed, trying again: {}", failed.toString());
        }
    }

    @Override
    public synchronized void start() {
        ScheduledExecutorService started = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "generations");
            thread.setDaemon(true);
            return thread;
        });
        started.scheduleWithFixedDelay(() -> untiring(this::look), 0, LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS);
        started.scheduleWithFixedDelay(() -> untiring(this::sweep), 1, SWEEP_EVERY.toSeconds(), TimeUnit.SECONDS);
        looking = started;
    }

    @Override
    public synchronized void stop() {
        ScheduledExecutorService started = looking;
        if (started != null) {
            started.shutdownNow();
            looking = null;
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return looking != null;
    }

    /** Before whatever asks which is current. */
    @Override
    public int getPhase() {
        return Integer.MIN_VALUE / 2;
    }
}
