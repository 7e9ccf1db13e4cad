package id.timbang.scoring.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import id.timbang.contracts.Envelope;
import id.timbang.contracts.Event;
import id.timbang.contracts.EventJson;
import id.timbang.contracts.ObservationRecorded;
import id.timbang.contracts.ObservationRecorded.Flag;
import id.timbang.contracts.UnreadableEventException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;

/** What the reader of usual records takes, the reader of all events takes, and both understand the same. */
class RecordReaderProperties {

    private static final Facts FACTS = new Facts(ZoneId.of("Asia/Jakarta"));
    private static final LogPosition AT = new LogPosition("timbang.observations.v1", 3, 4711);
    private static final Instant TOLD = Instant.parse("2026-11-24T03:15:00.123456Z");

    /** What records may hold in odd places. */
    private static final List<String> PIECES = List.of(
            "null",
            "{}",
            "[]",
            "\"\"",
            " ",
            "\n",
            ",",
            ":",
            "}",
            "{",
            "\"",
            "\\u0041",
            "\\",
            "-",
            "1e5",
            "1E+400",
            "0",
            "00",
            "1.",
            ".5",
            "NaN",
            "true",
            "é",
            "𝔘",
            "Z",
            "+07:00",
            "2026-02-30T00:00:00Z",
            "24:00:00",
            "23:59:60",
            "-999999999-01-01T00:00:00Z",
            "9999999999999999999999999",
            "\"value\":7,",
            "\"id\":\"x\",",
            "\"data\":{},",
            "\"correction\":2,",
            "\"correction\":null,",
            "\"flags\":[\"BURST\"],",
            "\"flags\":[\"NEW\"],",
            "\"new\":{\"a\":[1]},",
            "\"attributes\":{\"a\":\"b\",\"a\":\"c\"},",
            "\"attributes\":null,",
            "\"numerator\":1,",
            "\"denominator\":0,",
            "\"type\":\"timbang.observation-retracted.v1\",",
            "timbang.observation-recorded.v2",
            "\"time\":null,",
            "//",
            "'");

    private final RecordReader reader = new RecordReader(FACTS);

    @Property(tries = 5000, shrinking = ShrinkingMode.OFF)
    void observations_as_they_are_written_are_read_in_one_pass_and_mean_the_same(@ForAll Random random) {
        ObservationRecorded told = observation(random);
        byte[] record = EventJson.write(Envelope.of(told, TOLD));

        Told usual = reader.usual(AT, amidOthers(record, random));

        assertThat(usual != null).isEqualTo(told.correction() == null && told.flags() == null && isPlain(record));
        if (usual != null) {
            assertSame(usual, Told.of(AT, ByteBuffer.wrap(record), told, FACTS));
            assertThat(usual.evidence()).isEqualTo(new Evidence(AT, told));
        }
    }

    @Property(tries = 60_000, shrinking = ShrinkingMode.OFF)
    void what_is_read_in_one_pass_is_an_event_and_means_the_same_however_odd_or_broken_it_is(@ForAll Random random) {
        byte[] record = EventJson.write(Envelope.of(observation(random), TOLD));
        for (int edits = 1 + random.nextInt(3); edits > 0; edits--) {
            record = edited(record, random);
        }

        Told usual = reader.usual(AT, amidOthers(record, random));

        if (usual != null) {
            Optional<Told> full = full(record);
            assertThat(full).as(new String(record, StandardCharsets.UTF_8)).isPresent();
            assertSame(usual, full.get());
        }
    }

    @Example
    void a_record_that_goes_on_after_its_end_or_tells_a_field_twice_or_is_spaced_otherwise_is_not_usual() {
        ObservationRecorded plain = new ObservationRecorded(
                "o-1",
                "siak",
                "e-1",
                "hours",
                TOLD,
                new BigDecimal("7.250"),
                null,
                null,
                "KTP-1",
                Map.of("kind", "F-1.02"),
                null,
                "e-9",
                null);
        String record = new String(EventJson.write(Envelope.of(plain, TOLD)), StandardCharsets.UTF_8);

        assertThat(reader.usual(AT, ByteBuffer.wrap(bytes(record)))).isNotNull();
        for (String odd : List.of(
                record + "{}",
                record + "x",
                " " + record,
                record.replace("\"source\":", "\"source\": "),
                record.replace("\"indicator\":\"hours\"", "\"indicator\":\"h\\u006furs\""),
                record.replace("\"data\":{", "\"data\":{\"id\":\"another\","),
                record.replace("\"data\":{", "\"data\":{\"new\":1,"),
                record.replace("\"specversion\":\"1.0\",", "\"specversion\":\"1.0\",\"specversion\":\"1.0\","),
                record.substring(0, record.length() - 1))) {
            assertThat(reader.usual(AT, ByteBuffer.wrap(bytes(odd)))).as(odd).isNull();
        }
    }

    /** As a consumer has a record: in an array with others, which may begin and end as it might go on. */
    private static ByteBuffer amidOthers(byte[] record, Random random) {
        byte[] all = new byte[record.length + random.nextInt(100)];
        Arrays.fill(all, (byte) "}\"0 x".charAt(random.nextInt(5)));
        int from = random.nextInt(all.length - record.length + 1);
        System.arraycopy(record, 0, all, from, record.length);
        return ByteBuffer.wrap(all, from, record.length).slice();
    }

    private static boolean isPlain(byte[] record) {
        String text = new String(record, StandardCharsets.UTF_8);
        return text.chars().allMatch(letter -> letter < 128 && letter != '\\');
    }

    /** As it is read where it is not usual; none where it is no event, or one that cannot be counted. */
    private static Optional<Told> full(byte[] record) {
        try {
            Event event = EventJson.read(record).data();
            return event instanceof ObservationRecorded && Facts.fault(event).isEmpty()
                    ? Optional.of(Told.of(AT, ByteBuffer.wrap(record), event, FACTS))
                    : Optional.empty();
        } catch (UnreadableEventException unreadable) {
            return Optional.empty();
        }
    }

    private static void assertSame(Told one, Told other) {
        assertThat(one.fact()).isEqualTo(other.fact());
        assertThat(one.employeeId()).isEqualTo(other.employeeId());
        assertThat(one.fingerprint()).isEqualTo(other.fingerprint());
        assertThat(one.counterpart()).isEqualTo(other.counterpart());
        assertThat(one.retracts()).isEqualTo(other.retracts());
    }

    private static ObservationRecorded observation(Random random) {
        int shape = random.nextInt(4);
        Map<String, String> attributes = new HashMap<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            attributes.put(text(random), text(random));
        }
        return new ObservationRecorded(
                "o-" + text(random),
                random.nextBoolean() ? "siak" : "lapor:" + random.nextInt(9),
                "e-" + random.nextInt(100),
                random.nextInt(9) == 0 ? "é-" + text(random) : "hours",
                Instant.ofEpochSecond(
                        -2_208_988_800L + (random.nextLong() >>> 1) % 34_712_668_800L,
                        random.nextBoolean() ? 0 : random.nextInt(1_000_000_000)),
                shape == 1 ? number(random) : null,
                shape == 2 ? number(random) : null,
                shape == 2 ? number(random).abs().add(BigDecimal.ONE) : null,
                random.nextBoolean() ? text(random) : null,
                attributes,
                random.nextInt(12) == 0 ? Integer.valueOf(2 + random.nextInt(3)) : null,
                random.nextInt(6) == 0 ? "e-9" : null,
                random.nextInt(12) == 0 ? List.of(Flag.BURST) : null);
    }

    private static BigDecimal number(Random random) {
        return BigDecimal.valueOf(random.nextLong() >> 5 + random.nextInt(58), random.nextInt(6));
    }

    private static String text(Random random) {
        String[] texts = {
            "", "KTP-el", "a \"quoted\" text", "tab\t", "back\\slash", "naïve", "漢字", "𝔘𝔫𝔦", "\u0001", "|"
        };
        return texts[random.nextInt(texts.length)] + random.nextInt(1000);
    }

    private static byte[] edited(byte[] record, Random random) {
        int at = random.nextInt(record.length + 1);
        int to = Math.min(record.length, at + random.nextInt(random.nextInt(4) == 0 ? 60 : 4));
        byte[] piece =
                switch (random.nextInt(4)) {
                    case 0 -> new byte[0];
                    case 1 -> new byte[] {(byte) random.nextInt()};
                    case 2 -> bytes(PIECES.get(random.nextInt(PIECES.size())));
                    default -> Arrays.copyOfRange(record, at, to);
                };
        boolean insert = random.nextBoolean();
        // Many odd things are well formed only at the beginning of a field.
        if (insert && random.nextInt(3) > 0) {
            at = fieldAt(record, at);
        }
        byte[] after = Arrays.copyOfRange(record, insert ? at : to, record.length);
        byte[] edited = Arrays.copyOf(record, at + piece.length + after.length);
        System.arraycopy(piece, 0, edited, at, piece.length);
        System.arraycopy(after, 0, edited, at + piece.length, after.length);
        return edited;
    }

    private static int fieldAt(byte[] record, int from) {
        for (int at = Math.min(from, record.length - 1); at > 0; at--) {
            if (record[at - 1] == ',' || record[at - 1] == '{' || record[at - 1] == ':') {
                return at;
            }
        }
        return 0;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
