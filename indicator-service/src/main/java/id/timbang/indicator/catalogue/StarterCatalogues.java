package id.timbang.indicator.catalogue;

import id.timbang.contracts.LocalizedText;
import id.timbang.indicator.catalogue.StarterCatalogue.StarterIndicator;
import id.timbang.indicator.catalogue.StarterCatalogue.StarterScorecard;
import id.timbang.indicator.input.Texts;
import id.timbang.kit.problem.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The starter catalogues that come with the service, read from its own files. */
final class StarterCatalogues {

    private static final List<String> NAMES =
            List.of("civil-registration", "complaint-handling", "satisfaction", "case-handling");

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private final Map<String, StarterCatalogue> byName = new LinkedHashMap<>();

    StarterCatalogues() {
        NAMES.forEach(name -> byName.put(name, read(name)));
    }

    List<StarterCatalogue> all() {
        return List.copyOf(byName.values());
    }

    /** @throws Problem a 404 that names those there are */
    StarterCatalogue named(String name) {
        StarterCatalogue found = byName.get(name);
        if (found == null) {
            throw Problem.notFound(
                    "unknown-catalogue",
                    "There is no starter catalogue '" + Texts.shown(name) + "'; there are " + String.join(", ", NAMES)
                            + ".");
        }
        return found;
    }

    private static StarterCatalogue read(String name) {
        String file = "/catalogues/" + name + ".yaml";
        try (InputStream content =
                Objects.requireNonNull(StarterCatalogues.class.getResourceAsStream(file), "missing: " + file)) {
            JsonNode root = JSON.valueToTree(new Yaml(new SafeConstructor(new LoaderOptions())).load(content));
            List<StarterIndicator> indicators = new ArrayList<>();
            for (JsonNode entry : root.required("indicators")) {
                indicators.add(new StarterIndicator(note(entry), JSON.treeToValue(entry, IndicatorBody.class)));
            }
            List<StarterScorecard> scorecards = new ArrayList<>();
            for (JsonNode entry : root.required("scorecards")) {
                scorecards.add(new StarterScorecard(note(entry), JSON.treeToValue(entry, ScorecardBody.class)));
            }
            return new StarterCatalogue(
                    name,
                    text(root.required("title")),
                    text(root.required("description")),
                    List.copyOf(indicators),
                    List.copyOf(scorecards));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Takes the note out, so that what is left is what {@code PUT} takes. */
    private static LocalizedText note(JsonNode entry) {
        return text(Objects.requireNonNull(((ObjectNode) entry).remove("note"), "an entry has no note"));
    }

    private static LocalizedText text(JsonNode text) {
        return JSON.treeToValue(text, LocalizedText.class);
    }
}
