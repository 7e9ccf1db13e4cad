package id.timbang.scoring.live;

import id.timbang.contracts.EventJson;
import id.timbang.contracts.EventType;
import id.timbang.contracts.Period;
import id.timbang.contracts.ScoreChanged;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * Whose score changed, and to what version: all that pages need of an event, for they are told what stands. A quarter and a
 * year follow each month's score, so that a reader of all events would be seconds behind whoever waits for one.
 */
record ScoreHead(String employeeId, Period period, long version) {

    private static final String TYPE = EventType.SCORE_CHANGED.typeName();

    static ScoreHead of(ScoreChanged score) {
        return new ScoreHead(score.employeeId(), score.period(), score.version());
    }

    /** Reads a record; none where it is no such event, or no JSON. */
    static Optional<ScoreHead> read(byte[] record) {
        try (JsonParser json = EventJson.mapper().createParser(record)) {
            return json.nextToken() == JsonToken.START_OBJECT
                    ? Optional.ofNullable(new Reading(json).event())
                    : Optional.empty();
        } catch (JacksonException | IllegalArgumentException unreadable) {
            return Optional.empty();
        }
    }

    private static final class Reading {

        private final JsonParser json;
        private boolean isScore;
        private @Nullable String employeeId;
        private @Nullable Period period;
        private @Nullable Long version;

        Reading(JsonParser json) {
            this.json = json;
        }

        @Nullable
        ScoreHead event() {
            for (String field = json.nextName(); field != null; field = json.nextName()) {
                JsonToken value = json.nextToken();
                if (field.equals("type")) {
                    isScore = value == JsonToken.VALUE_STRING && TYPE.equals(json.getString());
                } else if (field.equals("data") && value == JsonToken.START_OBJECT) {
                    data();
                } else {
                    json.skipChildren();
                }
            }
            boolean isWhole = json.currentToken() == JsonToken.END_OBJECT && json.nextToken() == null;
            return isWhole && isScore && employeeId != null && period != null && version != null
                    ? new ScoreHead(employeeId, period, version)
                    : null;
        }

        private void data() {
            for (String field = json.nextName(); field != null; field = json.nextName()) {
                JsonToken value = json.nextToken();
                if (field.equals("employeeId") && value == JsonToken.VALUE_STRING) {
                    employeeId = json.getString();
                } else if (field.equals("period") && value == JsonToken.VALUE_STRING) {
                    period = Period.parse(json.getString());
                } else if (field.equals("version") && value == JsonToken.VALUE_NUMBER_INT) {
                    version = json.getLongValue();
                } else {
                    json.skipChildren();
                }
            }
        }
    }
}
