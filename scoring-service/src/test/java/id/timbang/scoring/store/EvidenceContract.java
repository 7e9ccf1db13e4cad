package id.timbang.scoring.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import id.timbang.contracts.AnswerSubmitted;
import id.timbang.contracts.Envelope;
import id.timbang.contracts.Event;
import id.timbang.contracts.EventJson;
import id.timbang.contracts.ObservationRecorded;
import id.timbang.contracts.ObservationRecorded.Flag;
import id.timbang.contracts.ObservationRetracted;
import id.timbang.contracts.Period;
import id.timbang.contracts.Quarantined;
import id.timbang.contracts.SurveyElement;
import id.timbang.scoring.evidence.Conflict;
import id.timbang.scoring.evidence.Evidence;
import id.timbang.scoring.evidence.EvidenceLines;
import id.timbang.scoring.evidence.EvidenceLines.Wanted;
import id.timbang.scoring.evidence.EvidenceStore;
import id.timbang.scoring.evidence.Facts;
import id.timbang.scoring.evidence.LogPosition;
import id.timbang.scoring.evidence.Told;
import id.timbang.scoring.generation.Generation;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bson.Document;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.MongoTemplate;

/** What evidence asks of a store; every store it may run on passes the same. */
abstract class EvidenceContract {

    private static final Generation GENERATION = new Generation(7);
    private static final Wanted OCTOBER = new Wanted("budi", Period.parse("2026-10"), null);
    private static final Wanted HOURS = new Wanted("budi", Period.parse("2026-10"), "hours");

    private static final Facts FACTS = new Facts(ZoneId.of("Asia/Jakarta"));

    private static final Instant TOLD = Instant.parse("2026-10-05T03:00:00Z");

    private MongoClient client;
    private MongoTemplate mongo;
    private EvidenceStore evidence;
    private EvidenceLines lines;

    /** The store's address. */
    abstract String uri();

    @BeforeEach
    void open() {
        client = MongoClients.create(uri());
        mongo = new MongoTemplate(client, "contract-" + UUID.randomUUID());
        evidence = new EvidenceStore(mongo, GENERATION, FACTS);
        lines = new EvidenceLines(evidence);
    }

    @AfterEach
    void close() {
        mongo.getDb().drop();
        client.close();
    }

    @Test
    void new_evidence_is_stored_whole_and_is_a_first() {
        Evidence told = told("o-1", 0, "7.250");

        assertThat(firsts(told)).containsExactly(told);
        assertThat(evidence.byId("budi", List.of(told.id(), "budi|siak|none")))
                .containsExactly(Map.entry(told.id(), told));
    }

    @Test
    void evidence_from_the_same_place_in_the_log_is_a_redelivery_and_from_another_a_duplicate() {
        firsts(told("o-1", 0, "1"), told("o-2", 1, "1"));

        assertThat(firsts(told("o-2", 1, "1"), told("o-1", 2, "1"), told("o-3", 3, "1")))
                .containsExactly(told("o-2", 1, "1"), told("o-3", 3, "1"));
    }

    @Test
    void a_duplicate_within_one_batch_drops_out() {
        assertThat(firsts(told("o-1", 0, "1"), told("o-1", 1, "1"))).containsExactly(told("o-1", 0, "1"));
    }

    @Test
    void records_of_many_writes_move_to_documents_of_their_own_and_are_known_to_whoever_starts_then() {
        List<Evidence> all = IntStream.range(0, 450)
                .mapToObj(number -> told("o-" + number % 10 + "-" + number, number, "1"))
                .toList();
        all.forEach(this::firsts);

        Document bucket = document("timbang.observations.v1|budi");
        assertThat(bucket.getList("earlier", String.class)).hasSize(2);
        assertThat(bucket.getLong("count")).isEqualTo(50);
        assertThat(lines.page(OCTOBER, 0, 1).total()).isEqualTo(450);
        evidence = new EvidenceStore(mongo, GENERATION, FACTS);
        EvidenceStore.Stored again = store(all.stream()
                .map(each -> new Evidence(position(each.at().offset() + 1000), each.event()))
                .toArray(Evidence[]::new));
        assertThat(again.firsts()).isEmpty();
        assertThat(again.duplicates()).isEqualTo(450);
    }

    @Test
    void frames_of_many_records_move_as_they_are() {
        List<Evidence> all = IntStream.range(0, 6000)
                .mapToObj(number -> told("o-" + number, number, "1"))
                .toList();
        for (int from = 0; from < all.size(); from += 100) {
            firsts(all.subList(from, from + 100).toArray(Evidence[]::new));
        }

        Document bucket = document("timbang.observations.v1|budi");
        Document moved = document(bucket.getList("earlier", String.class).get(0));
        assertThat(moved.getList("records", Binary.class))
                .hasSameSizeAs(moved.getList("known", Binary.class))
                .hasSize(Math.toIntExact(moved.getLong("count")) / 100)
                .hasSizeGreaterThan(1);
        assertThat(moved).doesNotContainKeys("lock", "by", "earlier");
        assertThat(lines.page(OCTOBER, 0, 1).total()).isEqualTo(6000);
        evidence = new EvidenceStore(mongo, GENERATION, FACTS);
        assertThat(store(all.toArray(Evidence[]::new)).firsts()).hasSize(6000);
        assertThat(firsts(told("o-7", 9000, "1"))).isEmpty();
    }

    @Test
    void nothing_to_store_is_nothing_stored() {
        assertThat(firsts()).isEmpty();
    }

    @Test
    void other_content_under_the_same_id_is_a_conflict_in_the_same_batch_or_later_and_each_time_it_is_read() {
        Evidence first = told("o-1", 0, "7.25");
        Evidence other = told("o-1", 1, "7.5");

        Conflict conflict = new Conflict(first.at(), other.at(), recorded(other), List.of("value"));
        for (int time = 0; time < 2; time++) {
            EvidenceStore.Stored together = store(first, other);
            assertThat(together.firsts()).extracting(Told::evidence).containsExactly(first);
            assertThat(together.conflicts()).containsExactly(conflict);
            assertThat(together.duplicates()).isEqualTo(1);
        }
        assertThat(store(other).conflicts()).containsExactly(conflict);
        assertThat(evidence.byId("budi", List.of(first.id()))).containsEntry(first.id(), first);
    }

    @Test
    void the_same_content_is_no_conflict_however_it_is_written_and_flagged() {
        firsts(told("o-1", 0, "7.25"));
        Evidence again = at(1, recorded(told("o-1", 0, "7.2500")).flagged(List.of(Flag.BURST)));

        assertThat(store(again).conflicts()).isEmpty();
    }

    @Test
    void what_another_answer_says_and_why_something_is_retracted_again_are_no_conflicts() {
        store(at(1, new ObservationRetracted("o-1", "siak", "budi", "typo")));
        store(answered(0, 4));

        for (EvidenceStore.Stored again : List.of(
                store(answered(2, 1)), store(at(3, new ObservationRetracted("o-1", "siak", "budi", "other"))))) {
            assertThat(again.firsts()).isEmpty();
            assertThat(again.conflicts()).isEmpty();
        }
    }

    @Test
    void a_conflict_goes_to_quarantine_as_the_same_entry_each_time() {
        firsts(told("o-1", 0, "7.25"));
        Quarantined conflict = store(told("o-1", 5, "8")).conflicts().get(0).quarantined();

        assertThat(conflict.reason()).isEqualTo("conflict");
        assertThat(conflict.source()).isEqualTo("siak");
        assertThat(conflict.item()).isEqualTo("o-1");
        assertThat(conflict.employeeId()).isEqualTo("budi");
        assertThat(conflict.payload()).contains("\"value\":8");
        assertThat(conflict.detail()).contains("timbang.observations.v1-3@0", "another value");
        // Read anew from a log in which other records stand elsewhere.
        assertThat(new Conflict(position(7), position(9), recorded(told("o-1", 5, "8")), List.of("value"))
                        .quarantined()
                        .entry())
                .isEqualTo(conflict.entry());
    }

    @Test
    void an_observation_and_its_retraction_are_kept_apart() {
        Evidence told = told("o-1", 0, "1");
        Evidence retracted = at(1, new ObservationRetracted("o-1", "siak", "budi", "wrong person"));

        assertThat(firsts(told, retracted)).containsExactly(told, retracted);
        assertThat(retracted.retractedId()).isEqualTo(told.id());
        assertThat(told.retractionId()).isEqualTo(retracted.id());
        assertThat(lines.page(OCTOBER, 0, 10).total()).isEqualTo(1);
    }

    @Test
    void each_version_of_a_fact_has_a_retraction_of_its_own() {
        Evidence second = version("o-1", 0, "2", 2);
        Evidence retracted = at(1, new ObservationRetracted("o-1", "siak", "budi", "wrong again", 2));

        assertThat(retracted.retractedId()).isEqualTo(second.id());
        assertThat(second.retractionId()).isEqualTo(retracted.id());
        assertThat(second.id()).isNotEqualTo(told("o-1", 0, "2").id());
        assertThat(second.factId()).isEqualTo(told("o-1", 0, "2").factId());
    }

    @Test
    void lines_are_listed_newest_first_a_page_at_a_time() {
        firsts(told("o-1", 0, "1"), told("o-2", 1, "2"), told("o-3", 2, "3"));

        assertThat(lines.page(HOURS, 0, 2))
                .isEqualTo(new EvidenceLines.Lines(List.of(told("o-3", 2, "3"), told("o-2", 1, "2")), 3));
        assertThat(lines.page(HOURS, 2, 2).lines()).containsExactly(told("o-1", 0, "1"));
        assertThat(lines.page(new Wanted("budi", OCTOBER.period(), "other"), 0, 2))
                .isEqualTo(new EvidenceLines.Lines(List.of(), 0));
        assertThat(lines.page(new Wanted("budi", Period.parse("2026-11"), null), 0, 2)
                        .lines())
                .isEmpty();
    }

    @Test
    void a_fact_has_one_line_by_its_latest_version_in_whatever_order_they_are_told() {
        Evidence latest = version("o-1", 0, "3", 3);
        firsts(latest);
        firsts(told("o-1", 1, "1"), told("o-2", 2, "5"));
        firsts(version("o-1", 3, "2", 2));

        for (Wanted wanted : List.of(OCTOBER, HOURS)) {
            assertThat(lines.page(wanted, 0, 10))
                    .isEqualTo(new EvidenceLines.Lines(List.of(told("o-2", 2, "5"), latest), 2));
        }
        assertThat(lines.versions("budi", List.of(latest.factId())).get(latest.factId()))
                .extracting(Evidence::version)
                .containsExactly(3, 2, 1);
    }

    @Test
    void a_fact_that_a_correction_moves_to_another_indicator_has_a_line_in_both() {
        Evidence first = told("o-1", 0, "1");
        ObservationRecorded moved = recorded(version("o-1", 1, "1", 2));
        Evidence corrected = at(
                1,
                new ObservationRecorded(
                        "o-1",
                        "siak",
                        "budi",
                        "fees",
                        moved.occurredAt(),
                        moved.value(),
                        null,
                        null,
                        null,
                        Map.of(),
                        2,
                        null,
                        null));
        firsts(first, corrected);

        assertThat(lines.page(HOURS, 0, 10).lines()).containsExactly(first);
        assertThat(lines.page(new Wanted("budi", OCTOBER.period(), "fees"), 0, 10)
                        .lines())
                .containsExactly(corrected);
        assertThat(lines.page(OCTOBER, 0, 10).total()).isEqualTo(2);
    }

    private Document document(String id) {
        return mongo.getCollection(GENERATION.collection("evidence"))
                .find(new Document("_id", id))
                .first();
    }

    private List<Evidence> firsts(Evidence... told) {
        return store(told).firsts().stream().map(Told::evidence).toList();
    }

    private EvidenceStore.Stored store(Evidence... told) {
        return evidence.store(
                Stream.of(told).map(EvidenceContract::toldOf).collect(Collectors.groupingBy(Told::employeeId)));
    }

    private static Told toldOf(Evidence each) {
        return Told.of(
                each.at(), ByteBuffer.wrap(EventJson.write(Envelope.of(each.event(), TOLD))), each.event(), FACTS);
    }

    private static Evidence answered(long offset, int time) {
        return new Evidence(new LogPosition("timbang.survey-answers.v1", 3, offset), answer(time));
    }

    private static ObservationRecorded recorded(Evidence told) {
        return (ObservationRecorded) told.event();
    }

    private static Evidence told(String id, long offset, String hours) {
        return version(id, offset, hours, null);
    }

    private static Evidence version(String id, long offset, String hours, @Nullable Integer correction) {
        return at(
                offset,
                new ObservationRecorded(
                                id,
                                "siak",
                                "budi",
                                "hours",
                                Instant.parse("2026-10-05T03:00:0" + id.charAt(2) + "Z"),
                                new BigDecimal(hours),
                                null,
                                null,
                                null,
                                Map.of("document type", "KTP.el $x"))
                        .asCorrection(correction));
    }

    private static AnswerSubmitted answer(int time) {
        return new AnswerSubmitted(
                "a-1",
                "skm",
                "office",
                "budi",
                "satisfaction",
                LocalDate.of(2026, 10, 6),
                Map.of(SurveyElement.TIME, time));
    }

    private static Evidence at(long offset, Event event) {
        return new Evidence(position(offset), event);
    }

    private static LogPosition position(long offset) {
        return new LogPosition("timbang.observations.v1", 3, offset);
    }
}
