package id.timbang.scoring.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClients;
import id.timbang.contracts.EmployeeChanged;
import id.timbang.contracts.Envelope;
import id.timbang.contracts.Event;
import id.timbang.contracts.EventJson;
import id.timbang.contracts.ObservationRecorded;
import id.timbang.contracts.ObservationRetracted;
import id.timbang.contracts.Period;
import id.timbang.contracts.Quarantined;
import id.timbang.contracts.UnreadableEventException;
import id.timbang.embedded.EmbeddedInfrastructure;
import id.timbang.kit.event.EventPublisher;
import id.timbang.kit.event.TopicReaders;
import id.timbang.scoring.evidence.EvidenceLines;
import id.timbang.scoring.evidence.EvidenceStore;
import id.timbang.scoring.evidence.Facts;
import id.timbang.scoring.generation.Generation;
import id.timbang.scoring.recalculation.Unfinished;
import id.timbang.scoring.reference.Reference;
import id.timbang.scoring.score.Catalogue;
import id.timbang.scoring.standing.StandingScorer;
import id.timbang.scoring.standing.StandingStore;
import id.timbang.scoring.standing.Standings;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.data.mongodb.core.MongoTemplate;

/** Whatever stands in the log: it is put aside or counted under a reason, and what follows it is applied. */
class BadInputTest {

    private static final TopicPartition OBSERVATIONS = new TopicPartition("timbang.observations.v1", 0);
    private static final Instant NOW = Instant.parse("2026-10-20T03:00:00Z");
    private static final LocalDate JOINED = LocalDate.of(2026, 9, 1);
    private static final Period OCTOBER = Period.parse("2026-10");

    private final MockProducer<String, byte[]> producer =
            new MockProducer<>(true, null, new StringSerializer(), new ByteArraySerializer());
    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private final Reference reference = new Reference();
    private final MongoTemplate mongo = new MongoTemplate(
            MongoClients.create(EmbeddedInfrastructure.shared().mongoUri("")), "bad-" + UUID.randomUUID());
    private final Facts facts = new Facts(ZoneId.of("Asia/Jakarta"));
    private final EvidenceStore evidence = new EvidenceStore(mongo, Generation.FIRST, facts);
    private final StandingStore standings = new StandingStore(mongo, Generation.FIRST);
    private final Progress progress = new Progress(mongo, Generation.FIRST);
    private final List<byte[]> log = new ArrayList<>();
    private Ingest ingest;

    @BeforeEach
    void start() {
        Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
        Catalogue.INDICATORS.values().forEach(reference::apply);
        reference.apply(Catalogue.SCORECARD);
        reference.apply(new EmployeeChanged(
                "budi", 1, "Budi", null, "office", "officer", null, null, null, null, JOINED, null));
        EventPublisher publisher = new EventPublisher(producer, clock, Duration.ofSeconds(5));
        IngestMetrics ingestMetrics = new IngestMetrics(metrics, new Lags(metrics));
        Oddities oddities = new Oddities(reference, clock);
        ingest = new Ingest(
                new TopicReaders(Map.of(), publisher),
                facts,
                new BatchApplier(
                        evidence,
                        new Standings(standings, new StandingScorer(reference), clock),
                        publisher::publishAll,
                        publisher::publishAll,
                        progress,
                        new IngestWatch(
                                ingestMetrics,
                                oddities,
                                new ProgressReport(() -> progress, publisher::publishAll),
                                new Unfinished(mongo))),
                ingestMetrics);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "no JSON",
                "[]",
                "{}",
                "{\"type\":\"timbang.observation-recorded.v1\"}",
                "{\"id\":\"1\",\"source\":\"s\",\"type\":\"timbang.observation-recorded.v2\",\"data\":{}}",
                "{\"id\":\"1\",\"source\":\"s\",\"type\":\"timbang.holiday-wished.v1\",\"data\":{}}",
                "{\"id\":\"1\",\"source\":\"s\",\"type\":\"timbang.observation-recorded.v1\",\"data\":{\"id\":\"1\"}}"
            })
    void what_cannot_be_read_or_is_of_an_unknown_type_or_version_is_put_aside(String record) {
        deliver(bytes(record), document("good", NOW));

        assertThat(quarantined()).extracting(Quarantined::reason).containsExactly("unreadable");
        assertThatOnlyTheGoodOneCounts();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1E+4001607795933", "1E-4001607795933", "1E+2147483647", "1E400"})
    void numbers_beyond_all_measure_are_put_aside(String number) {
        String record = new String(observation("bad", "hours", NOW, "7"), StandardCharsets.UTF_8);

        deliver(bytes(record.replace("\"value\":7", "\"value\":" + number)), document("good", NOW));

        assertThat(quarantined()).hasSize(1);
        assertThatOnlyTheGoodOneCounts();
    }

    @Test
    void a_record_without_a_value_and_an_event_of_another_topic_are_put_aside() {
        deliver(null, EventJson.write(Envelope.of(Catalogue.SCORECARD, NOW)), document("good", NOW));

        assertThat(quarantined()).extracting(Quarantined::reason).containsExactly("no-value", "wrong-topic");
        assertThatOnlyTheGoodOneCounts();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0001-01-01T00:00:00Z",
                "1899-12-31T23:59:59Z",
                "3000-01-01T00:00:01Z",
                "9999-12-31T23:59:59Z",
                "-1000000000-01-01T00:00:00Z",
                "+1000000000-12-31T23:59:59.999999999Z"
            })
    void work_of_impossible_times_is_put_aside(String at) {
        deliver(document("bad", Instant.parse(at)), document("good", NOW));

        assertThat(quarantined()).extracting(Quarantined::reason).containsExactly("unusable");
        assertThatOnlyTheGoodOneCounts();
    }

    @ParameterizedTest
    @CsvSource({
        "1970-01-01T00:00:00Z,1970-01,long-ago",
        "2026-08-31T03:00:00Z,2026-08,outside-service",
        "2999-12-31T23:59:59Z,3000-01,in-the-future",
        "2026-11-05T03:00:00Z,2026-11,in-the-future"
    })
    void work_of_unlikely_times_is_kept_in_its_month_and_counted_under_a_reason(Instant at, String month, String why) {
        deliver(document("odd", at), document("good", NOW));

        assertThat(quarantined()).isEmpty();
        assertThat(counter("facts.odd", "reason", why)).isEqualTo(1);
        assertThat(evidence(Period.parse(month))).isEqualTo(1);
        assertThat(standings.find("budi|" + month)).isPresent();
        assertThatOnlyTheGoodOneCounts();
    }

    @Test
    void facts_about_an_unknown_indicator_wait_as_evidence_until_it_is_known() {
        deliver(observation("waits", "new", NOW, "5"), document("good", NOW));

        assertThat(counter("facts.odd", "reason", "unknown-indicator")).isEqualTo(1);
        assertThat(evidence(OCTOBER)).isEqualTo(2);
        assertThat(standings.find("budi|2026-10").orElseThrow().tallies().through(OCTOBER.lastDay()))
                .containsKey("new");
    }

    @Test
    void facts_about_somebody_unknown_wait_as_evidence_until_the_directory_knows_them() {
        deliver(
                EventJson.write(Envelope.of(
                        new ObservationRecorded("1", "siak", "ani", "documents", NOW, null, null, null, null, Map.of()),
                        NOW)),
                document("good", NOW));

        assertThat(counter("facts.odd", "reason", "unknown-employee")).isEqualTo(1);
        assertThat(standings.find("ani|2026-10").orElseThrow().score()).isNull();
        assertThatOnlyTheGoodOneCounts();
    }

    @Test
    void what_is_told_twice_otherwise_or_taken_back_is_counted() {
        deliver(
                observation("1", "hours", NOW, "5"),
                observation("1", "hours", NOW, "5.0"),
                observation("1", "hours", NOW, "6"),
                EventJson.write(Envelope.of(new ObservationRetracted("1", "siak", "budi", "wrong"), NOW)),
                document("good", NOW));

        assertThat(counter("duplicates")).isEqualTo(2);
        assertThat(counter("conflicts")).isEqualTo(1);
        assertThat(counter("retractions")).isEqualTo(1);
        assertThat(counter("events")).isEqualTo(5);
        assertThat(metrics.get("timbang.scoring.batch.size").summary().max()).isEqualTo(5);
        assertThat(metrics.get("timbang.scoring.lag")
                        .tag("partition", OBSERVATIONS.toString())
                        .gauge()
                        .value())
                .isEqualTo(7);
        assertThat(quarantined()).extracting(Quarantined::reason).containsExactly("conflict");
    }

    private void assertThatOnlyTheGoodOneCounts() {
        assertThat(standings
                        .find("budi|2026-10")
                        .orElseThrow()
                        .score()
                        .items()
                        .get(0)
                        .evidence())
                .isEqualTo(1);
        assertThat(progress.next(OBSERVATIONS.toString())).isEqualTo(log.size());
    }

    private long evidence(Period month) {
        return new EvidenceLines(evidence)
                .page(new EvidenceLines.Wanted("budi", month, null), 0, 10)
                .total();
    }

    private double counter(String name, String... tags) {
        Counter counter = metrics.find("timbang.scoring." + name).tags(tags).counter();
        return counter == null ? 0 : counter.count();
    }

    /** All in one batch, behind which seven more records stand in the log. */
    private void deliver(byte[]... records) {
        List<ConsumerRecord<?, ?>> polled = new ArrayList<>();
        for (byte[] record : records) {
            polled.add(new ConsumerRecord<>(OBSERVATIONS.topic(), 0, log.size(), null, record));
            log.add(record);
        }
        MockConsumer<String, byte[]> consumer = new MockConsumer<>("none");
        consumer.assign(List.of(OBSERVATIONS));
        consumer.seek(OBSERVATIONS, log.size());
        consumer.updateEndOffsets(Map.of(OBSERVATIONS, log.size() + 7L));
        Polled batch = new Polled(polled, consumer);
        ingest.accept(batch.records(), batch::lag);
    }

    private List<Quarantined> quarantined() {
        return producer.history().stream()
                .map(record -> read(record.value()))
                .filter(Quarantined.class::isInstance)
                .map(Quarantined.class::cast)
                .toList();
    }

    private static Event read(byte[] record) {
        try {
            return EventJson.read(record).data();
        } catch (UnreadableEventException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private static byte[] document(String id, Instant at) {
        return observation(id, "documents", at, null);
    }

    private static byte[] observation(String id, String indicator, Instant at, String value) {
        return EventJson.write(Envelope.of(
                new ObservationRecorded(
                        id,
                        "siak",
                        "budi",
                        indicator,
                        at,
                        value == null ? null : new BigDecimal(value),
                        null,
                        null,
                        null,
                        Map.of()),
                NOW));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
