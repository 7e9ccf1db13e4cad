package id.timbang.indicator.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.MongoTemplate;

/** What a {@link Spool} and a {@link DrainLease} promise, on whatever store speaks MongoDB's protocol. */
abstract class SpoolContract {

    private static final Instant NOW = Instant.parse("2026-11-24T03:15:00Z");

    private final String database = "spool-" + UUID.randomUUID();

    /** A connection string without a database. */
    abstract String uri();

    private void with(java.util.function.Consumer<MongoOperations> test) {
        try (MongoClient client = MongoClients.create(uri())) {
            MongoTemplate mongo = new MongoTemplate(client, database);
            try {
                test.accept(mongo);
            } finally {
                mongo.getDb().drop();
            }
        }
    }

    @Test
    void events_come_back_to_the_byte_with_topic_key_time_and_headers() {
        byte[] everyByte = new byte[256];
        for (int value = 0; value < everyByte.length; value++) {
            everyByte[value] = (byte) value;
        }
        ProducerRecord<String, byte[]> whole = new ProducerRecord<>(
                "topic",
                null,
                0L,
                "kéy/\u0000\ud83d\ude00",
                everyByte,
                List.of(new RecordHeader("one", everyByte), new RecordHeader("one", new byte[0])));
        ProducerRecord<String, byte[]> bare = new ProducerRecord<>("topic", null, new byte[0]);
        with(mongo -> {
            new MongoSpool(mongo).append(List.of(new Parcel(id(1, 2), List.of(whole, bare))));

            Parcel found = new MongoSpool(mongo).first(10, 1_000_000).get(0);

            assertThat(found.id()).isEqualTo(id(1, 2));
            assertSame(found.records().get(0), whole);
            assertSame(found.records().get(1), bare);
            assertThat(found.records()).hasSize(2);
        });
    }

    @Test
    void parcels_come_in_the_order_of_their_ids_whatever_the_order_of_writing() {
        List<Integer> ticks = new ArrayList<>();
        for (int tick = 0; tick < 300; tick++) {
            ticks.add(tick * 7);
        }
        List<Integer> shuffled = new ArrayList<>(ticks);
        java.util.Collections.shuffle(shuffled, new Random(1));
        with(mongo -> {
            Spool spool = new MongoSpool(mongo);
            shuffled.forEach(tick -> spool.append(List.of(parcel(tick, "x"))));

            assertThat(spool.first(1_000, Long.MAX_VALUE))
                    .extracting(parcel -> (int) parcel.id().tick())
                    .isEqualTo(ticks);
            assertThat(spool.first()).contains(id(0, 1));
            assertThat(spool.last()).contains(id(2_093, 1));
            assertThat(spool.events()).isEqualTo(300);
        });
    }

    @Test
    void a_page_has_at_most_so_many_parcels_and_about_so_many_bytes_but_never_none() {
        with(mongo -> {
            Spool spool = new MongoSpool(mongo);
            for (int tick = 0; tick < 10; tick++) {
                spool.append(List.of(parcel(tick, "x".repeat(1_000))));
            }

            assertThat(spool.first(4, Long.MAX_VALUE)).hasSize(4);
            assertThat(spool.first(100, 3_800)).hasSize(3);
            assertThat(spool.first(100, 1)).hasSize(1);
        });
    }

    @Test
    void what_is_removed_is_gone_and_removing_it_again_is_no_fault() {
        with(mongo -> {
            Spool spool = new MongoSpool(mongo);
            spool.append(List.of(parcel(1, "a"), parcel(2, "b"), parcel(3, "c")));

            spool.remove(List.of(id(1, 1), id(2, 1)));
            spool.remove(List.of(id(1, 1), id(2, 1)));

            assertThat(spool.first()).contains(id(3, 1));
            assertThat(spool.events()).isEqualTo(1);
            spool.remove(List.of(id(3, 1)));
            assertThat(spool.first()).isEmpty();
            assertThat(spool.last()).isEmpty();
            assertThat(spool.first(10, 10)).isEmpty();
            assertThat(spool.events()).isZero();
        });
    }

    @Test
    void a_parcel_of_the_largest_size_fits_and_the_same_id_is_never_written_twice() {
        byte[] large = new byte[1_000];
        Arrays.fill(large, (byte) 'x');
        List<ProducerRecord<String, byte[]>> records = new ArrayList<>();
        for (long size = 0; size < SpoolEntry.LARGEST_PARCEL - 2_000; size += Parcel.size(record(large))) {
            records.add(record(large));
        }
        with(mongo -> {
            Spool spool = new MongoSpool(mongo);
            Parcel parcel = new Parcel(id(1, records.size()), records);
            spool.append(List.of(parcel));

            assertThat(spool.first(1, 1).get(0).records()).hasSameSizeAs(records);
            assertThatThrownBy(() -> spool.append(List.of(parcel))).isInstanceOf(com.mongodb.MongoException.class);
            assertThat(spool.events()).isEqualTo(records.size());
        });
    }

    @Test
    void what_is_put_aside_is_kept_once_with_its_reason() {
        with(mongo -> {
            Spool spool = new MongoSpool(mongo);
            spool.putAside(id(1, 3), 2, record(new byte[] {1, 2}), "too-large");
            spool.putAside(id(1, 3), 2, record(new byte[] {1, 2}), "too-large");

            List<Document> aside = mongo.findAll(Document.class, MongoSpool.ASIDE);
            assertThat(aside).hasSize(1);
            assertThat(aside.get(0).getString("reason")).isEqualTo("too-large");
            assertThat(aside.get(0).get("event", Document.class).getString("topic"))
                    .isEqualTo("topic");
            assertThat(spool.first()).isEmpty();
        });
    }

    @Test
    void one_instance_drains_at_a_time_until_it_lets_go_or_its_time_is_over() {
        with(mongo -> {
            DrainLease first = lease(mongo, "first", NOW);
            DrainLease second = lease(mongo, "second", NOW);

            assertThat(first.hold()).isTrue();
            assertThat(second.hold()).isFalse();
            assertThat(first.hold()).isTrue();

            first.release();
            assertThat(second.hold()).isTrue();
            assertThat(first.hold()).isFalse();
            first.release();
            assertThat(lease(mongo, "first", NOW.plusSeconds(10)).hold()).isFalse();
            assertThat(lease(mongo, "first", NOW.plusSeconds(11)).hold()).isTrue();
            assertThat(lease(mongo, "second", NOW.plusSeconds(11)).hold()).isFalse();
        });
    }

    @Test
    void a_claim_does_not_last_longer_because_the_clock_was_put_back() {
        with(mongo -> {
            assertThat(lease(mongo, "crashed", NOW).hold()).isTrue();

            assertThat(lease(mongo, "next", NOW.minusSeconds(5)).hold()).isFalse();
            assertThat(lease(mongo, "next", NOW.minusSeconds(3_600)).hold()).isTrue();
        });
    }

    private static DrainLease lease(MongoOperations mongo, String holder, Instant now) {
        return new DrainLease(mongo, holder, Duration.ofSeconds(10), Clock.fixed(now, ZoneOffset.UTC));
    }

    private static ParcelId id(long tick, int events) {
        return new ParcelId(tick, "ab12", events);
    }

    private static Parcel parcel(long tick, String value) {
        return new Parcel(id(tick, 1), List.of(record(value.getBytes(StandardCharsets.UTF_8))));
    }

    private static ProducerRecord<String, byte[]> record(byte[] value) {
        return new ProducerRecord<>("topic", "key", value);
    }

    private static void assertSame(ProducerRecord<String, byte[]> found, ProducerRecord<String, byte[]> wanted) {
        assertThat(found.topic()).isEqualTo(wanted.topic());
        assertThat(found.key()).isEqualTo(wanted.key());
        assertThat(found.value()).isEqualTo(wanted.value());
        assertThat(found.timestamp()).isEqualTo(wanted.timestamp());
        assertThat(found.headers().toArray()).isEqualTo(wanted.headers().toArray());
    }
}
