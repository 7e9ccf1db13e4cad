package id.timbang.scoring.evidence;

import id.timbang.contracts.EventJson;
import id.timbang.contracts.EventType;
import id.timbang.contracts.UnreadableEventException;
import id.timbang.scoring.tally.Fact;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Reads a record that tells an observation to the letter as {@link EventJson} writes it, as nearly all do, in one pass over
 * its bytes, and makes objects of nothing but what scores need. Anything else, be it other spaces or a letter beyond ASCII,
 * is left to {@link EventJson}, which decides what is an event and what is not.
 */
public final class RecordReader {

    private static final byte[] EVENT = bytes("{\"specversion\":\"1.0\",\"id\":\"");
    private static final byte[] SOURCE = bytes(",\"source\":\"");
    private static final byte[] SUBJECT =
            bytes(",\"type\":\"" + EventType.OBSERVATION_RECORDED.typeName() + "\",\"subject\":\"");
    private static final byte[] TIME = bytes(",\"time\":\"");
    private static final byte[] DATA = bytes(",\"datacontenttype\":\"application/json\",\"data\":{\"id\":\"");
    private static final byte[] EMPLOYEE = bytes(",\"employeeId\":\"");
    private static final byte[] INDICATOR = bytes(",\"indicator\":\"");
    private static final byte[] OCCURRED_AT = bytes(",\"occurredAt\":\"");
    private static final byte[] VALUE = bytes(",\"value\":");
    private static final byte[] NUMERATOR = bytes(",\"numerator\":");
    private static final byte[] DENOMINATOR = bytes(",\"denominator\":");
    private static final byte[] REFERENCE = bytes(",\"reference\":\"");
    private static final byte[] ATTRIBUTES = bytes(",\"attributes\":{");
    private static final byte[] ENTERED_BY = bytes(",\"enteredBy\":\"");
    private static final byte[] END = bytes("}}");

    private final Facts facts;
    private final Words words = new Words();

    /** The last one that was found to do; most records are of few sources. Whoever loses it makes it anew. */
    private Source lastSource = Source.of("");

    public RecordReader(Facts facts) {
        this.facts = facts;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** Its bytes in an array of their own. */
    public static byte[] bytes(ByteBuffer record) {
        byte[] bytes = new byte[record.remaining()];
        record.duplicate().get(bytes);
        return bytes;
    }

    /** What a record tells that could be read before. */
    Told readAgain(LogPosition at, ByteBuffer record) {
        Told usual = usual(at, record);
        if (usual != null) {
            return usual;
        }
        try {
            return Told.of(at, record, EventJson.read(bytes(record)).data(), facts);
        } catch (UnreadableEventException impossible) {
            throw new IllegalStateException(at + " could be read before", impossible);
        }
    }

    /** What a record tells; none where it is not of the usual form, be it good or bad. */
    public @Nullable Told usual(LogPosition at, ByteBuffer record) {
        Cursor json = new Cursor(record);
        json.pass(EVENT);
        json.passName();
        json.pass(SOURCE);
        json.passName();
        json.pass(SUBJECT);
        json.passName();
        json.pass(TIME);
        json.passTime();
        json.pass(DATA);
        return json.isOdd() ? null : observation(json, at, record);
    }

    private @Nullable Told observation(Cursor json, LogPosition at, ByteBuffer record) {
        long id = json.hash();
        json.pass(SOURCE);
        String source = json.word(words);
        json.pass(EMPLOYEE);
        String employee = json.word(words);
        json.pass(INDICATOR);
        String indicator = json.word(words);
        json.pass(OCCURRED_AT);
        Instant occurredAt = json.time();
        BigDecimal value = json.passIf(VALUE) ? json.number() : null;
        BigDecimal numerator = json.passIf(NUMERATOR) ? json.number() : null;
        BigDecimal denominator = json.passIf(DENOMINATOR) ? json.number() : null;
        if (json.passIf(REFERENCE)) {
            json.passText();
        }
        json.pass(ATTRIBUTES);
        json.passTexts();
        if (json.passIf(ENTERED_BY)) {
            json.passText();
        }
        json.pass(END);
        if (json.isOdd() || !json.isAtEnd() || occurredAt == null) {
            return null;
        }
        Source good = good(source);
        if (good == null
                || Facts.faultOf(value, numerator, denominator, occurredAt).isPresent()) {
            return null;
        }
        return new Told(
                at,
                record,
                employee,
                false,
                Fingerprint.of(good.hash(), id),
                Fingerprint.of(good.hashOfRetractions(), id),
                new Fact(indicator, facts.day(occurredAt), occurredAt, value, numerator, denominator, false));
    }

    /** None where it will not do. */
    private @Nullable Source good(String name) {
        Source known = lastSource;
        if (name.equals(known.name())) {
            return known;
        }
        if (!Facts.isSource(name)) {
            return null;
        }
        Source source = Source.of(name);
        lastSource = source;
        return source;
    }

    /** A source, with what its facts' fingerprints and those of what retracts them begin with. */
    private record Source(String name, long hash, long hashOfRetractions) {

        static Source of(String name) {
            long hash = Fingerprint.with(Fingerprint.START, name);
            return new Source(name, hash, Fingerprint.with(hash, "/retractions"));
        }
    }
}
