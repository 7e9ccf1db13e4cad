package id.timbang.scoring.live;

import static org.awaitility.Awaitility.await;

import id.timbang.kit.identity.Caller;
import id.timbang.kit.identity.Role;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Snapshot, then changes, no gap between: a change at each moment of a page's being opened comes to be shown. */
@Timeout(30)
class LiveGapTest {

    /** When a change happens, whole, written and told, while a page is opened. */
    private enum Moment {
        WHEN_THE_PAGE_IS_KNOWN,
        WHEN_THE_SNAPSHOT_BEGINS,
        BEFORE_SCORES_ARE_READ,
        WHEN_SCORES_ARE_READ_AND_NOT_YET_SENT,
        WHEN_IT_IS_RECORDED_WHO_LOOKED,
        WHEN_THE_ANSWER_IS_LEFT_OPEN,
        WHEN_THE_SERVER_IS_ASKED_TO_TELL_OF_ROOM,
        BEFORE_THE_SNAPSHOT_IS_WRITTEN,
        WHEN_THE_SNAPSHOT_IS_FLUSHED
    }

    private final Store store = new Store();
    private final View view = new View();
    private final Server server = new Server();
    private final Clock clock = Clock.systemUTC();
    private final LiveScores live = new LiveScores(
            store, new LiveSettings(2, 2, Duration.ofSeconds(15), Duration.ofSeconds(30)), () -> false, clock);

    @BeforeEach
    void start() {
        store.put("ani", 1);
        view.employees.addAll(Set.of("ani", "budi"));
        live.start();
    }

    @AfterEach
    void stop() {
        live.stop();
    }

    /**
     * Ani's score changes, and budi gets a first one. It is over when another page shows it: whoever was to be told of it
     * was told.
     */
    private void change(Server other) {
        store.put("ani", 2);
        store.put("budi", 1);
        live.changed(List.of(head("ani", 2), head("budi", 1)));
        awaitShown(other);
    }

    @ParameterizedTest
    @EnumSource
    void a_change_at_any_moment_of_the_opening_comes_to_be_shown(Moment moment) throws IOException {
        Server other = new Server();
        View sameEmployees = new View();
        sameEmployees.employees.addAll(view.employees);
        open(sameEmployees, other);
        await().until(() -> other.answer().contains("snapshot-complete"));
        AtomicBoolean happened = new AtomicBoolean();
        Runnable once = () -> {
            if (happened.compareAndSet(false, true)) {
                change(other);
            }
        };
        switch (moment) {
            case WHEN_THE_PAGE_IS_KNOWN -> view.whenKnown = once;
            case WHEN_THE_SNAPSHOT_BEGINS -> view.whenAsked = once;
            case BEFORE_SCORES_ARE_READ -> store.beforeReading = once;
            case WHEN_SCORES_ARE_READ_AND_NOT_YET_SENT -> store.afterReading = once;
            case WHEN_IT_IS_RECORDED_WHO_LOOKED -> view.whenTold = once;
            case WHEN_THE_ANSWER_IS_LEFT_OPEN -> server.whenStarted = once::run;
            case WHEN_THE_SERVER_IS_ASKED_TO_TELL_OF_ROOM -> server.whenListenedTo = once::run;
            case BEFORE_THE_SNAPSHOT_IS_WRITTEN -> server.whenWritten = once::run;
            case WHEN_THE_SNAPSHOT_IS_FLUSHED -> server.whenFlushed = once::run;
        }
        open(view, server);
        awaitShown(server);
    }

    /** The score of a quarter is in the log before it is in the store. */
    @ParameterizedTest
    @EnumSource(
            names = {"WHEN_THE_PAGE_IS_KNOWN", "WHEN_SCORES_ARE_READ_AND_NOT_YET_SENT", "WHEN_THE_SNAPSHOT_IS_FLUSHED"})
    void a_change_that_is_written_after_it_was_told_and_read_comes_to_be_shown(Moment moment) throws IOException {
        AtomicBoolean told = new AtomicBoolean();
        AtomicBoolean written = new AtomicBoolean();
        Runnable tell = () -> {
            if (told.compareAndSet(false, true)) {
                live.changed(List.of(head("ani", 2), head("budi", 1)));
            }
        };
        switch (moment) {
            case WHEN_THE_PAGE_IS_KNOWN -> view.whenKnown = tell;
            case WHEN_SCORES_ARE_READ_AND_NOT_YET_SENT -> store.afterReading = tell;
            default -> server.whenFlushed = tell::run;
        }
        // What is read after the telling is read as it stood; then it is written.
        Runnable before = store.afterReading;
        store.afterReading = () -> {
            if (told.get() && written.compareAndSet(false, true)) {
                store.put("ani", 2);
                store.put("budi", 1);
            }
            before.run();
        };
        open(view, server);
        awaitShown(server);
    }

    private void open(View shown, Server to) throws IOException {
        Caller caller = new Caller(
                "somebody",
                Set.of(Role.AUDITOR),
                null,
                null,
                Set.of(),
                clock.instant().plusSeconds(600));
        live.open(caller, shown, to.request(), to.response());
        to.writePossible();
    }

    private void awaitShown(Server page) {
        await().until(
                        () -> {
                            Shown shown = new Shown();
                            shown.told(page.answer());
                            return shown.scores();
                        },
                        shown -> shown.equals(store.scores(view::shows))
                                && shown.toString().contains("\"version\":2"));
    }

    private static ScoreHead head(String employee, long version) {
        return new ScoreHead(employee, Store.MONTH, version);
    }
}
