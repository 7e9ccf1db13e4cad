package id.timbang.indicator.observation.form;

import id.timbang.indicator.observation.form.Lines.Line;
import id.timbang.kit.problem.JsonProblems;
import java.io.IOException;
import java.util.Map;
import java.util.function.Consumer;
import org.springframework.util.unit.DataSize;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.TokenStreamLocation;

/** A stream of observations, one JSON object a line (NDJSON). A line that cannot be read is that line's fault. */
final class NdjsonBody implements BodyReader {

    private final DataSize longest;

    NdjsonBody(DataSize longest) {
        this.longest = longest;
    }

    @Override
    public void read(RequestBody body, Consumer<ReadItem> sink) throws IOException {
        Lines lines = new Lines(body.content(), (int) longest.toBytes());
        Line line = lines.next();
        while (line != null) {
            if (!line.isBlank()) {
                sink.accept(new ReadItem(item(line), line.number(), line.number(), line.length()));
            }
            line = lines.next();
        }
    }

    private Item item(Line line) {
        if (line.tooLong()) {
            return unreadable(
                    "line-too-long",
                    "has more than " + longest.toBytes() + " bytes, the most one line may have; it was skipped");
        }
        try (JsonParser parser = Json.parser(line.bytes(), line.length())) {
            if (parser.nextToken() == null) {
                return unreadable("malformed-json", "has nothing but a byte order mark");
            }
            Item item = ItemReader.read(parser);
            return parser.nextToken() == null
                    ? item
                    : unreadable("malformed-json", "goes on after its first JSON value; write one object a line");
        } catch (JacksonException malformed) {
            TokenStreamLocation at = malformed.getLocation();
            return unreadable(
                    "malformed-json",
                    "is no JSON" + (at == null ? "" : ", at column " + at.getColumnNr()) + ": "
                            + JsonProblems.reason(malformed));
        }
    }

    private static Item unreadable(String code, String detail) {
        return new Item(ItemReader.input(Map.of()), new Fault(code, "the line " + detail));
    }
}
