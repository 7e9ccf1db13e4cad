package id.timbang.scoring.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import id.timbang.contracts.ObservationRecorded;
import id.timbang.contracts.ObservationRetracted;
import id.timbang.contracts.Period;
import id.timbang.scoring.evidence.Evidence;
import id.timbang.scoring.evidence.EvidenceStore;
import id.timbang.scoring.evidence.Facts;
import id.timbang.scoring.evidence.LogPosition;
import id.timbang.scoring.ingest.Progress;
import id.timbang.scoring.standing.Standing;
import id.timbang.scoring.standing.StandingStore;
import id.timbang.scoring.tally.Fact;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.MongoTemplate;

/** What the scoring service asks of a store; every store it may run on passes the same. */
abstract class ScoringStoresContract {

    private static final Period OCTOBER = Period.parse("2026-10");

    private MongoClient client;
    private MongoTemplate mongo;
    private EvidenceStore evidence;
    private StandingStore standings;
    private Progress progress;

    /** The store's address. */
    abstract String uri();

    @BeforeEach
    void open() {
        client = MongoClients.create(uri());
        mongo = new MongoTemplate(client, "contract-" + UUID.randomUUID());
        evidence = new EvidenceStore(mongo, new Facts(ZoneId.of("Asia/Jakarta")));
        standings = new StandingStore(mongo);
        progress = new Progress(mongo);
    }

    @AfterEach
    void close() {
        mongo.getDb().drop();
        client.close();
    }

    @Test
    void new_evidence_is_stored_whole_and_is_a_first() {
        Evidence told = told("o-1", 0, "7.250");

        assertThat(evidence.storeFirsts(List.of(told))).containsExactly(told);
        assertThat(evidence.byId(List.of(told.id(), "siak|none"))).containsExactly(Map.entry(told.id(), told));
    }

    @Test
    void evidence_from_the_same_place_in_the_log_is_a_redelivery_and_from_another_a_duplicate() {
        evidence.storeFirsts(List.of(told("o-1", 0, "1"), told("o-2", 1, "1")));

        assertThat(evidence.storeFirsts(List.of(told("o-2", 1, "1"), told("o-1", 2, "1"), told("o-3", 3, "1"))))
                .containsExactly(told("o-2", 1, "1"), told("o-3", 3, "1"));
    }

    @Test
    void a_duplicate_within_one_batch_drops_out() {
        assertThat(evidence.storeFirsts(List.of(told("o-1", 0, "1"), told("o-1", 1, "1"))))
                .containsExactly(told("o-1", 0, "1"));
    }

    @Test
    void nothing_to_store_is_nothing_stored() {
        assertThat(evidence.storeFirsts(List.of())).isEmpty();
    }

    @Test
    void an_observation_and_its_retraction_are_kept_apart() {
        Evidence told = told("o-1", 0, "1");
        Evidence retracted = new Evidence(position(1), new ObservationRetracted("o-1", "siak", "budi", "wrong person"));

        assertThat(evidence.storeFirsts(List.of(told, retracted))).containsExactly(told, retracted);
        assertThat(retracted.retractedId()).isEqualTo(told.id());
        assertThat(told.retractionId()).isEqualTo(retracted.id());
        assertThat(evidence.count("budi", OCTOBER, null)).isEqualTo(1);
    }

    @Test
    void evidence_is_listed_newest_first_a_page_at_a_time() {
        evidence.storeFirsts(List.of(told("o-1", 0, "1"), told("o-2", 1, "2"), told("o-3", 2, "3")));

        assertThat(evidence.of("budi", OCTOBER, "hours", 0, 2))
                .containsExactly(told("o-3", 2, "3"), told("o-2", 1, "2"));
        assertThat(evidence.of("budi", OCTOBER, "hours", 2, 2)).containsExactly(told("o-1", 0, "1"));
        assertThat(evidence.of("budi", OCTOBER, "other", 0, 2)).isEmpty();
        assertThat(evidence.of("budi", Period.parse("2026-11"), null, 0, 2)).isEmpty();
    }

    @Test
    void a_standing_is_read_back_as_it_was_written() {
        Standing written = standing(1);
        assertThat(standings.replace(written)).isTrue();

        assertThat(standings.find(written.key())).contains(written);
    }

    @Test
    void a_write_that_names_a_state_that_is_gone_is_refused() {
        standings.replace(standing(1));
        standings.replace(standing(2));

        assertThat(standings.replace(standing(1))).isFalse();
        assertThat(standings.replace(standing(2))).isFalse();
        assertThat(standings.replace(standing(3))).isTrue();
    }

    @Test
    void of_many_writers_at_once_one_wins_each_time() throws Exception {
        ExecutorService writers = Executors.newFixedThreadPool(8);
        try {
            for (int lock = 1; lock <= 20; lock++) {
                int next = lock;
                Callable<Boolean> write = () -> standings.replace(standing(next));
                int won = 0;
                for (Future<Boolean> writer : writers.invokeAll(java.util.Collections.nCopies(8, write))) {
                    won += writer.get() ? 1 : 0;
                }
                assertThat(won).isEqualTo(1);
            }
        } finally {
            writers.shutdownNow();
        }
    }

    @Test
    void standings_without_a_score_are_no_peers() {
        standings.replace(standing(1));

        assertThat(standings.scores("officer", OCTOBER)).isEmpty();
        assertThat(standings.page(Filters.exists("score"), Sorts.ascending("_id"), 0, 10))
                .isEmpty();
        assertThat(standings.count(Filters.empty())).isEqualTo(1);
    }

    @Test
    void progress_goes_forward_only() {
        assertThat(progress.next("timbang.observations.v1-0")).isZero();
        progress.advance("timbang.observations.v1-0", 7);
        progress.advance("timbang.observations.v1-0", 5);

        assertThat(progress.next("timbang.observations.v1-0")).isEqualTo(7);
    }

    private static Evidence told(String id, long offset, String hours) {
        return new Evidence(
                position(offset),
                new ObservationRecorded(
                        id,
                        "siak",
                        "budi",
                        "hours",
                        Instant.parse("2026-10-05T03:00:00Z").plusSeconds(offset),
                        new BigDecimal(hours),
                        null,
                        null,
                        null,
                        Map.of("document type", "KTP.el $x")));
    }

    private static LogPosition position(long offset) {
        return new LogPosition("timbang.observations.v1", 3, offset);
    }

    private static Standing standing(long lock) {
        Standing empty = Standing.empty("budi", OCTOBER);
        LocalDate day = LocalDate.of(2026, 10, 5);
        empty.tallies().add(new Fact("hours.of$service", day, new BigDecimal("7.25"), null, null));
        empty.tallies()
                .add(new Fact("errors", day, null, new BigDecimal("0.000000001"), new BigDecimal("999999999999999")));
        return new Standing(
                "budi",
                OCTOBER,
                lock,
                Map.of("timbang.observations.v1-3", 41L),
                empty.tallies(),
                null,
                Instant.parse("2026-10-05T03:00:00Z"));
    }
}
