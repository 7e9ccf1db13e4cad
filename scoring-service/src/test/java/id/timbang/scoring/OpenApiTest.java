package id.timbang.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import id.timbang.contracts.EmployeeChanged;
import id.timbang.contracts.IndicatorChanged;
import id.timbang.contracts.IndicatorChanged.Aspect;
import id.timbang.contracts.IndicatorChanged.Measure;
import id.timbang.contracts.IndicatorChanged.Polarity;
import id.timbang.contracts.LocalizedText;
import id.timbang.contracts.ObservationRecorded;
import id.timbang.contracts.OfficeChanged;
import id.timbang.contracts.ScorecardChanged;
import id.timbang.contracts.ScorecardChanged.Half;
import id.timbang.contracts.ScorecardChanged.Item;
import id.timbang.embedded.EmbeddedBroker;
import id.timbang.kit.openapi.OpenApi;
import id.timbang.kit.openapi.OpenApi.Call;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;

/** The OpenAPI document says what the service does: every endpoint is in it, and every example is true. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OpenApiTest {

    private static final OpenApi DOCUMENT = shipped();

    private EmbeddedBroker broker;
    private RunningService service;

    @BeforeAll
    void start(@TempDir Path directory) {
        broker = EmbeddedBroker.start(directory);
        service = RunningService.withBroker(broker.bootstrapServers(), "scoring-openapi", Clock.systemUTC());
        service.publish(
                new OfficeChanged("asemrowo", 1, "Dukcapil Asemrowo", null),
                indicator("documents", new LocalizedText("Dokumen", "Documents"), Measure.COUNT, Polarity.HIGHER),
                indicator("errors", new LocalizedText("Kesalahan", "Errors"), Measure.RATIO, Polarity.LOWER),
                new ScorecardChanged(
                        "registrar",
                        1,
                        "Registrar",
                        YearMonth.of(2026, 1),
                        null,
                        "linear",
                        List.of(item("documents", null), item("errors", 2))),
                new EmployeeChanged(
                        "e-0001", 1, "Budi", null, "asemrowo", "Registrar", null, null, null, null, null, null));
        service.publish(document(1), document(2), document(3));
        await().until(() -> service.get("/api/scores/e-0001?period=2026-06")
                        .at("/items/0/evidence")
                        .asInt()
                == 3);
    }

    @AfterAll
    void stop() {
        service.close();
        broker.close();
    }

    @Test
    void every_endpoint_is_documented_and_nothing_else() {
        TreeSet<String> endpoints = new TreeSet<>();
        service.bean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
                .getHandlerMethods()
                .forEach((mapping, method) -> {
                    if (method.getBeanType().getName().startsWith("id.timbang")) {
                        mapping.getMethodsCondition().getMethods().forEach(verb -> mapping.getPatternValues()
                                .forEach(pattern -> endpoints.add(verb + " " + pattern)));
                    }
                });

        assertThat(DOCUMENT.operations()).isEqualTo(endpoints);
    }

    @Test
    void every_operation_has_an_example() {
        TreeSet<String> shown = new TreeSet<>();
        DOCUMENT.calls().forEach(call -> shown.add(call.toString()));

        assertThat(DOCUMENT.operations()).allSatisfy(operation -> assertThat(shown)
                .anyMatch(call -> call.matches(operation.replaceAll("\\{[^}]+}", "[^/]+") + "(\\?.*)? \\(.*\\)")));
    }

    @Test
    void the_examples_are_answered_as_the_document_says() {
        assertThat(DOCUMENT.calls()).hasSizeGreaterThan(10).allSatisfy(call -> check(call, send(call)));
    }

    private HttpResponse<String> send(Call call) {
        String token = RunningService.IDENTITY.manager("*");
        String body = call.body() == null ? "" : call.body().toString();
        return switch (call.method()) {
            case "GET" -> service.get(call.path(), token);
            case "POST" -> service.post(call.path(), token, body);
            case "PUT" -> service.put(call.path(), token, body);
            default -> throw new IllegalArgumentException(call.method());
        };
    }

    private static void check(Call call, HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as("%s: %s", call, answer.body()).isEqualTo(call.status());
        if (call.answerType() != null) {
            assertThat(answer.headers().firstValue("Content-Type"))
                    .get()
                    .asString()
                    .startsWith(call.answerType());
        }
        JsonNode body = RunningService.json(answer);
        if (call.answer() != null && !call.answer().isMissingNode()) {
            assertThat(missing("", call.answer(), body))
                    .as("%s: %s", call, answer.body())
                    .isEmpty();
            if (call.status() >= 400) {
                assertThat(missing("", body, call.answer()))
                        .as("%s: %s", call, answer.body())
                        .isEmpty();
            }
        }
        if (call.answerSchema() != null) {
            assertThat(DOCUMENT.schema(call.answerSchema()).validate(body))
                    .as("%s", call)
                    .isEmpty();
        }
    }

    /** Where the answer does not have what the example shows; empty where it has it all, numbers by their value. */
    private static String missing(String at, JsonNode shown, JsonNode answer) {
        if (shown.isObject()) {
            for (Map.Entry<String, JsonNode> field : shown.properties()) {
                String deeper = missing(at + "/" + field.getKey(), field.getValue(), answer.path(field.getKey()));
                if (!deeper.isEmpty()) {
                    return deeper;
                }
            }
            return answer.isObject() ? "" : at;
        }
        if (shown.isArray()) {
            for (int n = 0; n < shown.size(); n++) {
                String deeper = missing(at + "/" + n, shown.get(n), answer.path(n));
                if (!deeper.isEmpty()) {
                    return deeper;
                }
            }
            return answer.isArray() ? "" : at;
        }
        boolean same = shown.isNumber() && answer.isNumber()
                ? shown.decimalValue().compareTo(answer.decimalValue()) == 0
                : shown.equals(answer);
        return same ? "" : at + " is " + answer + ", not " + shown;
    }

    private static IndicatorChanged indicator(String code, LocalizedText name, Measure measure, Polarity polarity) {
        return new IndicatorChanged(code, 1, name, "%", Aspect.QUANTITY, measure, polarity, null, null);
    }

    private static Item item(String indicator, Integer minimum) {
        return new Item(indicator, Half.RESULTS, BigDecimal.valueOf(50), BigDecimal.valueOf(4), null, minimum, null);
    }

    private static ObservationRecorded document(int n) {
        return new ObservationRecorded(
                "d-" + n,
                "siak",
                "e-0001",
                "documents",
                Instant.parse("2026-06-0" + (n + 2) + "T03:00:00Z"),
                null,
                null,
                null,
                "KTP-" + n,
                Map.of());
    }

    private static OpenApi shipped() {
        try {
            return OpenApi.shipped("scoring-service");
        } catch (IOException unreadable) {
            throw new AssertionError(unreadable);
        }
    }
}
