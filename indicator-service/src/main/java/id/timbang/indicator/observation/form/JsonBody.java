package id.timbang.indicator.observation.form;

import id.timbang.kit.problem.JsonProblems;
import id.timbang.kit.problem.Problem;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.springframework.http.HttpStatus;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * A body that is one JSON value: an observation or an array of them. It is taken whole or not at all as far as it is
 * JSON, so it is looked through to its end before the first observation is handed over; its size is limited.
 */
public final class JsonBody implements BodyReader {

    /** What the one JSON value may be. */
    enum Form {
        EITHER("send one observation as a JSON object, or several as one JSON array"),
        ONE("send one event's JSON object; several go as application/cloudevents-batch+json"),
        MANY("send the events as one JSON array; a single one goes as application/cloudevents+json");

        private final String wanted;

        Form(String wanted) {
            this.wanted = wanted;
        }
    }

    private static final int FEW = 1_000;

    private final Form form;
    private final ObservationSettings settings;
    private final Function<JsonParser, Item> items;

    /** @param items reads the value a parser stands at, and leaves the parser at its end */
    JsonBody(Form form, ObservationSettings settings, Function<JsonParser, Item> items) {
        this.form = form;
        this.settings = settings;
        this.items = items;
    }

    @Override
    public void read(RequestBody body, Consumer<ReadItem> sink) throws IOException {
        byte[] json = new LimitedBody(body.content(), settings.maxBody(), body.announced()).readAllBytes();
        try {
            // Most bodies are short: what was read while looking them through is not read again.
            List<ReadItem> few = new ArrayList<>();
            int count = walk(json, parser -> {
                if (few.size() < FEW) {
                    few.add(item(parser));
                } else {
                    parser.skipChildren();
                }
            });
            if (count <= few.size()) {
                few.forEach(sink);
            } else {
                few.clear();
                walk(json, parser -> sink.accept(item(parser)));
            }
        } catch (JacksonException malformed) {
            throw JsonProblems.malformed(malformed);
        }
    }

    /**
     * Reads one observation with the reason why it is told anew.
     *
     * @throws JacksonException where it is no JSON; with line and column
     * @throws Problem          where it is no JSON object, or more than that
     */
    public static ItemReader.Correction readCorrection(byte[] json) {
        try (JsonParser parser = Json.parser(json, json.length)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw Problem.invalid("wrong-form", "Send one observation as a JSON object, with a 'reason'.");
            }
            ItemReader.Correction correction = ItemReader.readCorrection(parser);
            if (parser.nextToken() != null) {
                throw Problem.invalid("wrong-form", "The body goes on after the observation.");
            }
            return correction;
        }
    }

    private ReadItem item(JsonParser parser) {
        long start = parser.currentTokenLocation().getByteOffset();
        Item item = items.apply(parser);
        return ReadItem.withoutLine(item, parser.currentLocation().getByteOffset() - start);
    }

    private int walk(byte[] json, Consumer<JsonParser> each) {
        try (JsonParser parser = Json.parser(json, json.length)) {
            JsonToken first = parser.nextToken();
            int count = 0;
            if (first == JsonToken.START_OBJECT && form != Form.MANY) {
                each.accept(parser);
                count++;
            } else if (first == JsonToken.START_ARRAY && form != Form.ONE) {
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    if (count++ == settings.maxItems()) {
                        throw tooMany();
                    }
                    each.accept(parser);
                }
            } else {
                throw wrongForm(first == null ? "The body is empty" : "The body is something else");
            }
            if (parser.nextToken() != null) {
                throw wrongForm("The body goes on after the first JSON value");
            }
            return count;
        }
    }

    private Problem tooMany() {
        return new Problem(
                        HttpStatus.CONTENT_TOO_LARGE,
                        "too-many-items",
                        "The body has more than " + settings.maxItems()
                                + " observations, the most one JSON value may bring; nothing was accepted. Send them in"
                                + " parts, or as a stream: application/x-ndjson or text/csv.")
                .with("limit", settings.maxItems());
    }

    private Problem wrongForm(String what) {
        return Problem.invalid("wrong-form", what + "; " + form.wanted + ".");
    }
}
