package id.timbang.gateway.pages;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The files that browsers get. */
final class PageFiles {

    private static final Path ROOT = Path.of("src/main/resources/static");

    private PageFiles() {}

    /** Their text by their path, of all files that end so. */
    static Map<String, String> endingWith(String ending) {
        try (Stream<Path> files = Files.walk(ROOT)) {
            Map<String, String> found = new TreeMap<>();
            files.filter(file -> file.toString().endsWith(ending))
                    .forEach(file -> found.put(ROOT.relativize(file).toString(), read(file)));
            return found;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static boolean exists(String path) {
        return Files.isRegularFile(ROOT.resolve(path));
    }

    /** The words of a language by their keys. */
    static Map<String, String> dictionary(String language) {
        return JsonMapper.shared()
                .readValue(
                        read(ROOT.resolve("assets/i18n/" + language + ".json")),
                        new TypeReference<TreeMap<String, String>>() {});
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
