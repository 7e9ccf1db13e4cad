package id.timbang.indicator.observation;

import id.timbang.kit.problem.Problem;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.springframework.http.HttpStatus;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.json.JsonFactory;

/**
 * Reads one observation or an array of them. What is wrong within an item is that item's fault; what is no JSON is
 * the whole call's.
 */
final class BodyReader {

    /** The body's size is limited already, so a long number or name is one item's fault and not the whole body's. */
    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNumberLength(Integer.MAX_VALUE)
                    .maxStringLength(Integer.MAX_VALUE)
                    .maxNameLength(Integer.MAX_VALUE)
                    .maxNestingDepth(50)
                    .build())
            // Names of attributes are the callers' own: they shall not fill a table that outlives the call.
            .disable(TokenStreamFactory.Feature.CANONICALIZE_PROPERTY_NAMES)
            .build();

    private final int maxItems;

    BodyReader(int maxItems) {
        this.maxItems = maxItems;
    }

    /**
     * Reads to the end.
     *
     * @throws tools.jackson.core.JacksonException where it is no JSON; with line and column
     * @throws Problem                            where it is JSON of something else, or too many items
     */
    List<Item> read(InputStream body) {
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), body)) {
            JsonToken first = parser.nextToken();
            List<Item> items = new ArrayList<>();
            if (first == JsonToken.START_OBJECT) {
                items.add(ItemReader.read(parser));
            } else if (first == JsonToken.START_ARRAY) {
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    if (items.size() == maxItems) {
                        throw tooMany();
                    }
                    items.add(ItemReader.read(parser));
                }
            } else {
                throw wrongForm(first == null ? "The body is empty" : "The body is neither");
            }
            if (parser.nextToken() != null) {
                throw wrongForm("The body goes on after the first of these");
            }
            return items;
        }
    }

    /**
     * Reads one observation with the reason why it is told anew.
     *
     * @throws tools.jackson.core.JacksonException where it is no JSON; with line and column
     * @throws Problem                            where it is no JSON object, or more than that
     */
    static ItemReader.Correction readCorrection(InputStream body) {
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), body)) {
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

    private Problem tooMany() {
        return new Problem(
                        HttpStatus.CONTENT_TOO_LARGE,
                        "too-many-items",
                        "The body has more than " + maxItems
                                + " observations, the most one call may bring; nothing was accepted. Send them in parts.")
                .with("limit", maxItems);
    }

    private static Problem wrongForm(String what) {
        return Problem.invalid(
                "wrong-form", what + "; send one observation as a JSON object, or several as one JSON array.");
    }
}
