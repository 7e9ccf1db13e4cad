package id.timbang.indicator.observation.form;

import id.timbang.indicator.observation.form.JsonBody.Form;
import id.timbang.kit.problem.Problem;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;

/** The forms a body may have, by its Content-Type. */
public final class Formats {

    /** What is taken, as it is told to who sends something else. */
    static final List<String> TAKEN = List.of(
            "application/json",
            "application/x-ndjson",
            "text/csv",
            "application/cloudevents+json",
            "application/cloudevents-batch+json");

    private final ObservationSettings settings;

    public Formats(ObservationSettings settings) {
        this.settings = settings;
    }

    /** @throws Problem a 415 where the form is not known */
    public BodyReader of(HttpServletRequest request) {
        MediaType type = type(request.getContentType());
        return switch (type.getType() + "/" + type.getSubtype()) {
            case "application/json" ->
                EventHeaders.areIn(request)
                        ? new JsonBody(Form.ONE, settings, EventReader.within(EventHeaders.read(request)))
                        : new JsonBody(Form.EITHER, settings, ItemReader::read);
            case "application/x-ndjson" -> {
                if (!charset(type).equals(StandardCharsets.UTF_8)) {
                    throw unsupported("NDJSON is written in UTF-8, not " + charset(type));
                }
                yield new NdjsonBody(settings.maxLine());
            }
            case "text/csv" -> new CsvBody(charset(type), settings.maxLine());
            case "application/cloudevents+json" -> new JsonBody(Form.ONE, settings, EventReader::read);
            case "application/cloudevents-batch+json" -> new JsonBody(Form.MANY, settings, EventReader::read);
            default -> throw unsupported("Bodies of the type '" + type + "' are not taken");
        };
    }

    private static Charset charset(MediaType type) {
        return Objects.requireNonNullElse(type.getCharset(), StandardCharsets.UTF_8);
    }

    private static MediaType type(@Nullable String given) {
        if (given == null) {
            throw unsupported("The request does not say of what type its body is");
        }
        try {
            return MediaType.parseMediaType(given);
        } catch (InvalidMediaTypeException unreadable) {
            throw unsupported("The Content-Type cannot be read (" + unreadable.getMessage() + ")");
        }
    }

    private static Problem unsupported(String what) {
        return new Problem(
                        HttpStatus.UNSUPPORTED_MEDIA_TYPE,
                        "unsupported-media-type",
                        what + "; observations come as " + String.join(", ", TAKEN)
                                + ", or as application/json with the headers of a CloudEvent.")
                .with("taken", TAKEN);
    }
}
