package id.timbang.scoring.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import id.timbang.contracts.EmployeeChanged;
import id.timbang.contracts.Event;
import id.timbang.contracts.IndicatorChanged;
import id.timbang.contracts.ObservationRecorded;
import id.timbang.contracts.ScoreChanged;
import id.timbang.contracts.ScorecardChanged;
import id.timbang.contracts.ScorecardChanged.Half;
import id.timbang.scoring.evidence.Told;
import id.timbang.scoring.score.Catalogue;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A pass over many standings holds nobody up, wherever it stands still. */
class FoldingMeanwhileTest {

    private static final int EMPLOYEES = 700;

    /** Before the first write of 500, in the middle of them, when they are told, and in the next ones. */
    @ParameterizedTest
    @ValueSource(ints = {2, 501, 1002, 1300})
    @Timeout(60)
    void facts_are_folded_in_and_told_while_a_pass_stands_still(int still) throws Exception {
        Held held = new Held(still);
        ExecutorService background = Executors.newSingleThreadExecutor(task -> new Thread(task, Held.THREAD));
        SimulatedLog log = new SimulatedLog(facts());
        try (ScoringRig rig = new ScoringRig(known())) {
            ScoringRig.Instance instance = rig.start(held);
            instance.caughtUp();
            instance.recalculate();
            Map<String, List<Told>> partitions = log.partitions();
            partitions.forEach((partition, records) -> instance.deliver(partition, firstHalf(records)));
            instance.learn(scorecard(2, "4"));
            Future<?> pass = background.submit(instance::recalculate);
            held.awaitReached();
            int toldBefore = rig.everythingPublished().size();

            partitions.forEach((partition, records) ->
                    instance.deliver(partition, records.subList(records.size() / 2, records.size())));

            assertThat(pass.isDone()).isFalse();
            List<ScoreChanged> meanwhile = rig.everythingPublished()
                    .subList(toldBefore, rig.everythingPublished().size());
            assertThat(meanwhile)
                    .extracting(ScoreChanged::key)
                    .doesNotHaveDuplicates()
                    .hasSize(EMPLOYEES);
            assertThat(meanwhile).allSatisfy(score -> {
                assertThat(score.scorecard().revision()).isEqualTo(2);
                assertThat(score.score()).isEqualTo("50.00");
            });
            held.release();
            pass.get();
            assertThat(instance.isIdle()).isTrue();
            assertThat(rig.stored().values()).hasSize(EMPLOYEES).allSatisfy(score -> assertThat(score.score())
                    .isEqualTo("50.00"));
            rig.stored().forEach((key, stored) -> assertThat(rig.everythingPublished())
                    .filteredOn(score -> score.key().equals(key))
                    .last()
                    .isEqualTo(stored));
        } finally {
            held.release();
            background.shutdownNow();
        }
    }

    /** Lets the background stand still at a step until it is released. */
    private static final class Held extends Crash.Plan {

        static final String THREAD = "pass";

        private final int still;
        private final CountDownLatch reached = new CountDownLatch(1);
        private final CountDownLatch released = new CountDownLatch(1);
        private int taken;

        Held(int still) {
            super(Set.of());
            this.still = still;
        }

        /** Only the background counts, and only the background waits. */
        @Override
        public void step() {
            if (Thread.currentThread().getName().equals(THREAD) && taken++ == still) {
                reached.countDown();
                await().atMost(java.time.Duration.ofSeconds(20)).until(() -> released.getCount() == 0);
            }
        }

        void awaitReached() throws InterruptedException {
            reached.await();
        }

        void release() {
            released.countDown();
        }
    }

    private static List<Told> firstHalf(List<Told> records) {
        return records.subList(0, records.size() / 2);
    }

    /** A document of each, then another of each. */
    private static List<Event> facts() {
        List<Event> facts = new ArrayList<>();
        for (int fact = 0; fact < 2 * EMPLOYEES; fact++) {
            facts.add(new ObservationRecorded(
                    "o-" + fact,
                    "siak",
                    "e-" + fact % EMPLOYEES,
                    "documents",
                    Instant.parse("2026-11-02T03:00:00Z"),
                    null,
                    null,
                    null,
                    null,
                    Map.of()));
        }
        return facts;
    }

    private static List<Event> known() {
        List<Event> known = new ArrayList<>();
        IndicatorChanged documents = Catalogue.INDICATORS.get("documents");
        known.add(documents);
        known.add(scorecard(1, "2"));
        for (int employee = 0; employee < EMPLOYEES; employee++) {
            known.add(new EmployeeChanged(
                    "e-" + employee, 1, "E", null, "office", "officer", null, null, null, null, null, null));
        }
        return known;
    }

    private static ScorecardChanged scorecard(int revision, String target) {
        return new ScorecardChanged(
                "officer",
                revision,
                "officer",
                YearMonth.of(2026, 1),
                null,
                "linear",
                List.of(Catalogue.item("documents", Half.RESULTS, "100", target, null, null)));
    }
}
