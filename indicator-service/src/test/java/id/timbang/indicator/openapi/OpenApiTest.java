package id.timbang.indicator.openapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import id.timbang.embedded.EmbeddedBroker;
import id.timbang.indicator.RunningService;
import id.timbang.indicator.RunningService.Answer;
import id.timbang.kit.openapi.OpenApi;
import id.timbang.kit.openapi.OpenApi.Call;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The OpenAPI document says what the service does: every endpoint is in it, and every example is true. */
class OpenApiTest {

    private static final OpenApi DOCUMENT = shipped();

    @Test
    void every_endpoint_is_documented_and_nothing_else() {
        assertThat(DOCUMENT.operations()).containsExactlyInAnyOrderElementsOf(endpoints(RunningService.shared()));
    }

    @Test
    void every_operation_has_an_example() {
        Set<String> shown = new TreeSet<>();
        DOCUMENT.calls().forEach(call -> shown.add(call.toString()));

        assertThat(DOCUMENT.operations()).allSatisfy(operation -> {
            String method = operation.substring(0, operation.indexOf(' '));
            String path = operation.substring(operation.indexOf(' ') + 1).replaceAll("\\{[^}]+}", "[^/]+");
            assertThat(shown).anyMatch(call -> call.matches(method + " " + path + "(\\?.*)? \\(.*\\)"));
        });
    }

    /** On a service of its own: the examples are one story, told from the top of the document to its end. */
    @Test
    void the_examples_are_answered_as_the_document_says(@TempDir Path directory) {
        try (EmbeddedBroker broker = EmbeddedBroker.start(directory);
                RunningService service =
                        RunningService.withBroker(broker.bootstrapServers(), "timbang-indicator-openapi")) {
            for (Call call : DOCUMENT.calls()) {
                if (call.eventually()) {
                    await().untilAsserted(() -> check(call, send(service, call)));
                } else {
                    check(call, send(service, call));
                }
            }
        }
    }

    private static Answer send(RunningService service, Call call) {
        JsonNode body = call.body();
        return service.operator()
                .send(
                        call.method(),
                        call.path(),
                        call.sentHeaders(),
                        body == null
                                ? BodyPublishers.noBody()
                                : BodyPublishers.ofString(body.isString() ? body.asString() : body.toString()));
    }

    private static void check(Call call, Answer answer) {
        assertThat(answer.status()).as("%s: %s", call, answer.shown()).isEqualTo(call.status());
        if (call.answerType() != null) {
            assertThat(answer.type()).as("%s", call).startsWith(call.answerType());
        }
        if (call.answer() != null && call.answer().isString()) {
            assertThat(answer.shown()).as("%s", call).isEqualTo(call.answer().asString());
        } else if (call.answer() != null) {
            assertThat(without(answer.body(), call.varies()))
                    .as("%s: %s", call, answer.shown())
                    .isEqualTo(without(call.answer(), call.varies()));
        }
        if (call.answerSchema() != null && !answer.body().isMissingNode()) {
            assertThat(DOCUMENT.schema(call.answerSchema()).validate(answer.body()))
                    .as("%s: %s", call, answer.shown())
                    .isEmpty();
        }
    }

    /** The same but for the fields of those names, at any depth, and for null ones. */
    private static JsonNode without(JsonNode node, Set<String> names) {
        JsonNode copy = node.deepCopy();
        remove(copy, names);
        return copy;
    }

    private static void remove(JsonNode node, Set<String> names) {
        if (node instanceof ObjectNode object) {
            object.remove(names);
            object.removeIf(JsonNode::isNull);
            object.forEach(value -> remove(value, names));
        } else if (node instanceof ArrayNode array) {
            array.forEach(element -> remove(element, names));
        }
    }

    private static List<String> endpoints(RunningService service) {
        return service
                .bean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
                .getHandlerMethods()
                .entrySet()
                .stream()
                .filter(mapping -> mapping.getValue().getBeanType().getName().startsWith("id.timbang"))
                .map(Map.Entry::getKey)
                .flatMap(mapping -> mapping.getMethodsCondition().getMethods().stream()
                        .flatMap(method ->
                                mapping.getPatternValues().stream().map(pattern -> method.name() + " " + pattern)))
                .distinct()
                .toList();
    }

    private static OpenApi shipped() {
        try {
            return OpenApi.shipped("indicator-service");
        } catch (IOException unreadable) {
            throw new AssertionError(unreadable);
        }
    }
}
