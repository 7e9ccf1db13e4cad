package id.timbang.scoring.live;

import id.timbang.contracts.EmployeeChanged;
import id.timbang.contracts.Period;
import id.timbang.kit.identity.Caller;
import id.timbang.kit.problem.Problem;
import id.timbang.scoring.reference.Moves;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.http.HttpStatus;

/**
 * Tells open pages of changed scores, of each employee at most five times a second, and beats in between so that a dead
 * connection is noticed. A page that reads slowly holds nobody: what it does not take waits as the name of who changed.
 */
public final class LiveScores implements SmartLifecycle, Moves {

    private static final Logger log = LoggerFactory.getLogger(LiveScores.class);
    /** What a page is told waits half of it, on the average. */
    private static final Duration ROUND = Duration.ofMillis(50);

    private static final Duration LONGEST = Duration.ofDays(1);
    private static final Duration ENDING = Duration.ofSeconds(2);
    private static final int SENDERS = 4;

    private final NewestScores newest;
    private final LiveSettings settings;
    private final BooleanSupplier recalculating;
    private final Clock time;
    private final Set<OpenPage> pages = ConcurrentHashMap.newKeySet();

    /** What was heard of since the last round. */
    private Set<Changed> changes = new LinkedHashSet<>();

    private List<LiveView.Move> moves = new ArrayList<>();
    private boolean moved;

    private ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private ExecutorService senders = senders();
    private volatile boolean running;

    /** @param recalculating whether so many scores are being made anew that pages should say so */
    LiveScores(LiveSource source, LiveSettings settings, BooleanSupplier recalculating, Clock time) {
        this.newest = new NewestScores(source);
        this.settings = settings;
        this.recalculating = recalculating;
        this.time = time;
    }

    private record Changed(Period month, String employeeId) {}

    /**
     * Leaves an answer open as a page: it gets a snapshot first, and is told of changes from now on, so that none is lost
     * in between. It ends with the caller's token.
     *
     * @throws Problem where there are too many already
     */
    public void open(Caller caller, LiveView view, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Duration lasts = Duration.between(time.instant(), caller.until());
        OpenPage page = admit(caller.subject(), view, lasts.compareTo(LONGEST) < 0 ? lasts : LONGEST);
        try {
            // The page is known by now: whoever moved before this is in what it sees, and whoever moves later is told.
            view.moved(List.of());
            page.client().begin();
            page.connect(ServletLine.open(request, response, page::wake, page::gone));
        } catch (RuntimeException | IOException failed) {
            pages.remove(page);
            throw failed;
        }
    }

    private synchronized OpenPage admit(String subject, LiveView view, Duration lasts) {
        if (!running || pages.size() >= settings.mostPages()) {
            throw new Problem(
                    HttpStatus.SERVICE_UNAVAILABLE,
                    "too-many-streams",
                    "This instance has as many live pages open as it takes (" + settings.mostPages()
                            + "). Try again in a few seconds.");
        }
        long own = pages.stream()
                .filter(page -> page.client().subject().equals(subject))
                .count();
        if (own >= settings.mostPerPerson()) {
            throw new Problem(
                    HttpStatus.TOO_MANY_REQUESTS,
                    "too-many-streams",
                    "There are " + own + " live pages of yours open already, the most that one account may have. Close"
                            + " some of them first.");
        }
        LiveClient client = new LiveClient(subject, view, newest, System.nanoTime() + lasts.toNanos());
        OpenPage page = new OpenPage(client, senders, pages::remove);
        pages.add(page);
        return page;
    }

    /** How many pages are open. */
    int pages() {
        return pages.size();
    }

    /** Scores changed, as the log tells. */
    void changed(List<ScoreHead> scores) {
        scores.forEach(score -> newest.changed(score.period(), score.employeeId(), score.version()));
        synchronized (this) {
            scores.forEach(score -> changes.add(new Changed(score.period(), score.employeeId())));
        }
    }

    @Override
    public synchronized void employee(@Nullable EmployeeChanged before, EmployeeChanged after) {
        if (!pages.isEmpty()) {
            moves.add(new LiveView.Move(before, after));
            moved = true;
        }
    }

    @Override
    public synchronized void office() {
        moved = true;
    }

    private void round() {
        try {
            takeMoves();
            Set<Changed> heard = takeChanges();
            boolean now = recalculating.getAsBoolean();
            long nano = System.nanoTime();
            for (OpenPage page : pages) {
                LiveClient client = page.client();
                if (client.isOver(nano)) {
                    page.close();
                } else if (client.isStuck(nano, settings.patience())) {
                    log.info(
                            "a live page took nothing for {} s and is closed",
                            settings.patience().toSeconds());
                    pages.remove(page);
                    page.close();
                } else {
                    tell(client, heard);
                    client.round(now);
                    if (client.isDue()) {
                        page.wake();
                    }
                }
            }
        } catch (RuntimeException failed) {
            log.error("a round of live pages failed; they get snapshots", failed);
            pages.forEach(page -> page.client().snapshotDue());
        }
    }

    private static void tell(LiveClient client, Set<Changed> heard) {
        LiveView view = client.view();
        for (Changed change : heard) {
            if (change.month().equals(view.month()) && view.shows(change.employeeId())) {
                client.changed(change.employeeId());
            }
        }
    }

    private void takeMoves() {
        List<LiveView.Move> taken;
        synchronized (this) {
            if (!moved) {
                return;
            }
            taken = moves;
            moves = new ArrayList<>();
            moved = false;
        }
        for (OpenPage page : pages) {
            LiveView.Shift shift = page.client().view().moved(taken);
            shift.come().forEach(page.client()::changed);
            if (shift.gone()) {
                page.client().snapshotDue();
            }
        }
    }

    private synchronized Set<Changed> takeChanges() {
        Set<Changed> taken = changes;
        changes = new LinkedHashSet<>();
        return taken;
    }

    @Override
    public synchronized void start() {
        clock = Executors.newSingleThreadScheduledExecutor(task -> daemon(task, "live-clock"));
        senders = senders();
        clock.scheduleWithFixedDelay(this::round, ROUND.toMillis(), ROUND.toMillis(), TimeUnit.MILLISECONDS);
        clock.scheduleWithFixedDelay(
                () -> pages.forEach(page -> page.client().beat()),
                settings.heartbeat().toMillis(),
                settings.heartbeat().toMillis(),
                TimeUnit.MILLISECONDS);
        running = true;
    }

    /** At most one task waits for each page; what comes after the end is passed over. */
    private static ExecutorService senders() {
        return new ThreadPoolExecutor(
                SENDERS,
                SENDERS,
                0,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                task -> daemon(task, "live-sender"),
                new ThreadPoolExecutor.DiscardPolicy());
    }

    private static Thread daemon(Runnable task, String name) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public synchronized void stop() {
        running = false;
        clock.shutdownNow();
        pages.forEach(OpenPage::close);
        pages.clear();
        senders.shutdown();
        try {
            if (!senders.awaitTermination(ENDING.toMillis(), TimeUnit.MILLISECONDS)) {
                senders.shutdownNow();
            }
        } catch (InterruptedException stopping) {
            senders.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Stopped before the web server, so that open pages do not hold up its shutdown. */
    @Override
    public int getPhase() {
        return Integer.MAX_VALUE;
    }
}
