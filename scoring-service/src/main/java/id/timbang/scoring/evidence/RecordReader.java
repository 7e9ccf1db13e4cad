package id.timbang.scoring.evidence;

import id.timbang.contracts.EventJson;
import id.timbang.contracts.EventType;
import id.timbang.contracts.UnreadableEventException;
import id.timbang.scoring.tally.Fact;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.sym.PropertyNameMatcher;
import tools.jackson.core.util.Named;

/**
 * Reads a record that tells an observation, as nearly all do, in one pass over its bytes, and makes objects of nothing
 * but what scores need. It takes the usual form only: anything else is left to {@link EventJson}, which decides what
 * is an event and what is not.
 */
public final class RecordReader {

    private static final String OBSERVATION = EventType.OBSERVATION_RECORDED.typeName();
    private static final TokenStreamFactory JSON = EventJson.mapper().tokenStreamFactory();

    /** In an event, and then in its data: each field at most once. */
    private static final PropertyNameMatcher EVENT =
            names("specversion", "id", "source", "type", "subject", "time", "datacontenttype", "data");

    private static final int TYPE = 3;
    private static final int TIME = 5;
    private static final int DATA = 7;
    private static final int REQUIRED_OF_EVENT = 1 << 1 | 1 << 2 | 1 << TYPE | 1 << DATA;

    private static final PropertyNameMatcher OBSERVED = names(
            "id",
            "source",
            "employeeId",
            "indicator",
            "occurredAt",
            "value",
            "numerator",
            "denominator",
            "reference",
            "attributes",
            "enteredBy");

    private static final int ID = 0;
    private static final int SOURCE = 1;
    private static final int EMPLOYEE = 2;
    private static final int INDICATOR = 3;
    private static final int OCCURRED_AT = 4;
    private static final int VALUE = 5;
    private static final int NUMERATOR = 6;
    private static final int DENOMINATOR = 7;
    private static final int ATTRIBUTES = 9;
    private static final int REQUIRED_OF_OBSERVATION =
            1 << ID | 1 << SOURCE | 1 << EMPLOYEE | 1 << INDICATOR | 1 << OCCURRED_AT | 1 << ATTRIBUTES;

    private final Facts facts;
    private final Words words = new Words();

    /** The last one that was found to do; most records are of few sources. */
    private String goodSource = "";

    public RecordReader(Facts facts) {
        this.facts = facts;
    }

    private static PropertyNameMatcher names(String... names) {
        return JSON.constructNameMatcher(
                List.of(names).stream().map(Named::fromString).toList(), true);
    }

    /** What a record tells; none where it is not of the usual form, be it good or bad. */
    public @Nullable Told usual(LogPosition at, byte[] record) {
        try (JsonParser json = JSON.createParser(ObjectReadContext.empty(), record, 0, record.length)) {
            return event(json, at, record);
        } catch (JacksonException | ArithmeticException | NumberFormatException broken) {
            return null;
        }
    }

    /** What a record tells that could be read before. */
    Told readAgain(LogPosition at, byte[] record) {
        Told usual = usual(at, record);
        if (usual != null) {
            return usual;
        }
        try {
            return Told.of(at, record, EventJson.read(record).data(), facts);
        } catch (UnreadableEventException impossible) {
            throw new IllegalStateException(at + " could be read before", impossible);
        }
    }

    private @Nullable Told event(JsonParser json, LogPosition at, byte[] record) {
        if (json.nextToken() != JsonToken.START_OBJECT) {
            return null;
        }
        int seen = 0;
        Told told = null;
        int field;
        while ((field = json.nextNameMatch(EVENT)) >= 0) {
            int bit = 1 << field;
            if ((seen & bit) != 0) {
                return null;
            }
            seen |= bit;
            JsonToken value = json.nextToken();
            if (field == DATA) {
                told = value == JsonToken.START_OBJECT && (seen & 1 << TYPE) != 0
                        ? observation(json, at, record)
                        : null;
                if (told == null) {
                    return null;
                }
            } else if (value != JsonToken.VALUE_STRING
                    || json.getStringLength() == 0
                    || field == TYPE && !is(json, OBSERVATION)
                    || field == TIME && time(json) == null) {
                return null;
            }
        }
        boolean isWhole = field == PropertyNameMatcher.MATCH_END_OBJECT
                && (seen & REQUIRED_OF_EVENT) == REQUIRED_OF_EVENT
                && json.nextToken() == null;
        return isWhole ? told : null;
    }

    private @Nullable Told observation(JsonParser json, LogPosition at, byte[] record) {
        int seen = 0;
        long id = 0;
        String source = "";
        String employee = "";
        String indicator = "";
        Instant occurredAt = null;
        BigDecimal value = null;
        BigDecimal numerator = null;
        BigDecimal denominator = null;
        int field;
        while ((field = json.nextNameMatch(OBSERVED)) >= 0) {
            int bit = 1 << field;
            JsonToken token = json.nextToken();
            if ((seen & bit) != 0 || !isExpected(field, token)) {
                return null;
            }
            seen |= bit;
            switch (field) {
                case ID ->
                    id = Fingerprint.with(
                            Fingerprint.START,
                            json.getStringCharacters(),
                            json.getStringOffset(),
                            json.getStringLength());
                case SOURCE -> source = word(json);
                case EMPLOYEE -> employee = word(json);
                case INDICATOR -> indicator = word(json);
                case OCCURRED_AT -> {
                    occurredAt = time(json);
                    if (occurredAt == null) {
                        return null;
                    }
                }
                case VALUE -> value = json.getDecimalValue();
                case NUMERATOR -> numerator = json.getDecimalValue();
                case DENOMINATOR -> denominator = json.getDecimalValue();
                case ATTRIBUTES -> {
                    if (!areTexts(json)) {
                        return null;
                    }
                }
                default -> json.getStringLength();
            }
        }
        if (field != PropertyNameMatcher.MATCH_END_OBJECT
                || (seen & REQUIRED_OF_OBSERVATION) != REQUIRED_OF_OBSERVATION
                || occurredAt == null
                || !isGood(source)
                || Facts.faultOf(value, numerator, denominator, occurredAt).isPresent()) {
            return null;
        }
        long from = Fingerprint.with(Fingerprint.START, source);
        return new Told(
                at,
                record,
                employee,
                false,
                Fingerprint.of(from, id),
                Fingerprint.of(Fingerprint.with(from, "/retractions"), id),
                new Fact(indicator, facts.day(occurredAt), occurredAt, value, numerator, denominator, false));
    }

    private static boolean isExpected(int field, JsonToken token) {
        return switch (field) {
            case VALUE, NUMERATOR, DENOMINATOR ->
                token == JsonToken.VALUE_NUMBER_INT || token == JsonToken.VALUE_NUMBER_FLOAT;
            case ATTRIBUTES -> token == JsonToken.START_OBJECT;
            default -> token == JsonToken.VALUE_STRING;
        };
    }

    private boolean isGood(String source) {
        if (source.equals(goodSource)) {
            return true;
        }
        boolean isGood = Facts.isSource(source);
        if (isGood) {
            goodSource = source;
        }
        return isGood;
    }

    /** Passes over an object of texts. */
    private static boolean areTexts(JsonParser json) {
        JsonToken token = json.nextToken();
        while (token == JsonToken.PROPERTY_NAME) {
            if (json.nextToken() != JsonToken.VALUE_STRING) {
                return false;
            }
            json.getStringLength();
            token = json.nextToken();
        }
        return token == JsonToken.END_OBJECT;
    }

    private String word(JsonParser json) {
        return words.word(json.getStringCharacters(), json.getStringOffset(), json.getStringLength());
    }

    private static @Nullable Instant time(JsonParser json) {
        return Times.read(json.getStringCharacters(), json.getStringOffset(), json.getStringLength());
    }

    private static boolean is(JsonParser json, String text) {
        int length = json.getStringLength();
        if (length != text.length()) {
            return false;
        }
        char[] characters = json.getStringCharacters();
        int from = json.getStringOffset();
        for (int i = 0; i < length; i++) {
            if (characters[from + i] != text.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
