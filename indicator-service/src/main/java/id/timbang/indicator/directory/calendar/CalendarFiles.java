package id.timbang.indicator.directory.calendar;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.json.JsonMapper;

/** The calendars that come with the product, one file for a year, to begin with. */
@Component
final class CalendarFiles {

    private final JsonMapper json;

    CalendarFiles(JsonMapper json) {
        this.json = json;
    }

    /** The calendar of a year; none where the product brings none. */
    Optional<CalendarBody> find(int year) {
        try (InputStream file = CalendarFiles.class.getResourceAsStream("/calendars/" + year + ".yaml")) {
            return file == null
                    ? Optional.empty()
                    : Optional.of(json.convertValue(
                            new Yaml(new SafeConstructor(new LoaderOptions())).load(file), CalendarBody.class));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
