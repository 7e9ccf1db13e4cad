package id.timbang.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialects;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The golden files, and the events' keys, are valid by the schemas of the AsyncAPI document. */
class GoldenSchemaTest {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String LOCATION = "urn:timbang:asyncapi";
    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDialect(
            Dialects.getDraft7(),
            registry -> registry.schemas(Map.of(LOCATION, AsyncApi.shipped().toString())));

    static Stream<Event> everyEvent() {
        return Samples.all().stream();
    }

    @ParameterizedTest
    @MethodSource("everyEvent")
    void golden_files_are_valid(Event event) throws IOException {
        assertThat(violations(event, golden(event))).isEmpty();
    }

    @Test
    void golden_files_of_what_was_added_are_valid() throws IOException {
        for (Map.Entry<String, Event> added : Samples.added().entrySet()) {
            String file = EventType.of(added.getValue()).typeName() + "." + added.getKey() + ".json";
            assertThat(violations(
                            added.getValue(),
                            JSON.readTree(Files.readString(Path.of("src/test/resources/golden", file)))))
                    .as(file)
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("everyEvent")
    void keys_are_valid(Event event) {
        Schema key = schema(event, "/bindings/kafka/key");

        assertThat(key.validate(JSON.valueToTree(event.key()))).isEmpty();
        assertThat(key.validate(JSON.valueToTree(""))).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("everyEvent")
    void a_golden_file_of_another_type_or_without_a_required_field_is_not_valid(Event event) throws IOException {
        ObjectNode other = golden(event);
        other.put("type", "timbang.other.v1");
        assertThat(violations(event, other)).isNotEmpty();

        List<JsonNode> required = SCHEMAS.getSchema(SchemaLocation.of(
                        LOCATION + "#/components/schemas/" + event.getClass().getSimpleName()))
                .getSchemaNode()
                .path("required")
                .valueStream()
                .toList();
        assertThat(required).isNotEmpty();
        for (JsonNode field : required) {
            ObjectNode without = golden(event);
            ((ObjectNode) without.path("data")).remove(field.asString());
            assertThat(violations(event, without)).as("without %s", field).isNotEmpty();
        }
    }

    @Test
    void a_survey_answer_with_a_time_is_not_valid() throws IOException {
        Event answer = Samples.all().stream()
                .filter(AnswerSubmitted.class::isInstance)
                .findFirst()
                .orElseThrow();
        ObjectNode timed = golden(answer);
        timed.put("time", "2026-11-24T03:15:00Z");

        assertThat(violations(answer, timed)).isNotEmpty();
    }

    private static ObjectNode golden(Event event) throws IOException {
        Path file = Path.of("src/test/resources/golden", EventType.of(event).typeName() + ".json");
        return (ObjectNode) JSON.readTree(Files.readString(file));
    }

    private static List<Error> violations(Event event, JsonNode json) {
        return schema(event, "/payload")
                .validate(
                        json.toString(),
                        InputFormat.JSON,
                        run -> run.executionConfig(config -> config.formatAssertionsEnabled(true)));
    }

    private static Schema schema(Event event, String part) {
        return SCHEMAS.getSchema(SchemaLocation.of(
                LOCATION + "#/components/messages/" + AsyncApiCheck.messageName(EventType.of(event)) + part));
    }
}
