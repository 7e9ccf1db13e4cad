package id.timbang.kit.problem;

import static org.assertj.core.api.Assertions.assertThat;

import id.timbang.embedded.EmbeddedInfrastructure;
import id.timbang.kit.identity.TestIdentity;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@SpringBootTest(classes = TinyService.class, webEnvironment = WebEnvironment.RANDOM_PORT)
class ProblemAdviceTest {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    @LocalServerPort
    private int port;

    @DynamicPropertySource
    static void infrastructure(DynamicPropertyRegistry registry) {
        EmbeddedInfrastructure infrastructure = EmbeddedInfrastructure.shared();
        registry.add("spring.kafka.bootstrap-servers", infrastructure::bootstrapServers);
        registry.add("spring.mongodb.uri", () -> infrastructure.mongoUri("problem-test"));
        TestIdentity.shared().settings().forEach((name, value) -> registry.add(name, () -> value));
    }

    @Test
    void malformed_json_is_answered_with_line_column_and_what_is_wrong() throws Exception {
        JsonNode problem = post("{\"items\":[\n  {\"indicator\": }]}", 400);

        assertThat(problem.path("code").asString()).isEqualTo("malformed-json");
        assertThat(problem.path("type").asString()).isEqualTo("urn:timbang:problem:malformed-json");
        assertThat(problem.path("line").asInt()).isEqualTo(2);
        assertThat(problem.path("column").asInt()).isBetween(15, 19);
        assertThat(problem.path("detail").asString()).contains("line 2, column", "'}'");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"items\":[{\"indicator\":\"a\",\"weight\":\"x\"}]}         | items[0].weight | 'x' is not a number",
                "{\"items\":[{\"indicator\":\"a\",\"from\":\"24-11-2026\"}]}  | items[0].from   | a date like 2026-11-24",
                "{\"items\":[{\"indicator\":\"a\",\"unit\":\"YEARS\"}]}       | items[0].unit   | one of NANOSECONDS, MICROSECONDS",
                "{\"items\":[{\"indicator\":[]}]}                             | items[0].indicator | here should be a text",
                "{\"items\":[{\"indicator\":\"a\",\"minimumEvidence\":3.5}]} | items[0].minimumEvidence | a whole number",
                "{\"items\":[17]}                                             | items[0]        | here should be an object",
                "{\"items\":{}}                                               | items           | here should be a list",
                "{\"items\":[],\"period\":\"2026-13\"}                        | period          | '2026-13' is not a period",
                "[]                                                           | ``              | here should be an object",
            })
    void json_that_does_not_fit_is_answered_with_the_field_and_no_class_names(String body, String field, String detail)
            throws Exception {
        JsonNode problem = post(body, 400);

        assertThat(problem.path("code").asString()).isEqualTo("malformed-json");
        assertThat(problem.path("field").asString("")).isEqualTo(field);
        assertThat(problem.path("detail").asString())
                .contains(detail)
                .doesNotContain("id.timbang")
                .doesNotContain("java.");
    }

    @Test
    void fields_that_break_a_rule_are_each_named() throws Exception {
        JsonNode problem = post("{\"items\":[{\"indicator\":\" \",\"weight\":1}]}", 400);

        assertThat(problem.path("code").asString()).isEqualTo("invalid");
        assertThat(problem.path("errors").path(0).path("field").asString()).isEqualTo("items[0].indicator");
        assertThat(problem.path("errors").path(0).path("detail").asString()).isEqualTo("must not be blank");
    }

    @Test
    void a_missing_body_is_a_problem_of_the_caller() throws Exception {
        assertThat(post("", 400).path("code").asString()).isEqualTo("unreadable-body");
    }

    @Test
    void numbers_come_back_to_the_digit() throws Exception {
        HttpResponse<String> answer = send(
                json("{\"items\":[{\"indicator\":\"a\",\"weight\":62.50},{\"indicator\":\"b\",\"weight\":1E+3}]}"));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("\"weight\":62.50").contains("\"weight\":1000,");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "GET    | /nowhere/at/all                  | 404 | not-found            | /api/nowhere/at/all",
                "DELETE | /parameters                      | 405 | method-not-allowed   | DELETE",
                "POST   | /bodies                          | 415 | unsupported-media-type | Content-Type",
                "GET    | /parameters                      | 400 | bad-request          | 'size'",
                "GET    | /parameters?size=x               | 400 | wrong-parameter      | 'size': 'x' is not a whole number",
                "GET    | /parameters?size=1&period=2026-13 | 400 | wrong-parameter     | 'period': '2026-13' is not a period",
                "GET    | /parameters?size=1&unit=YEARS    | 400 | wrong-parameter      | 'YEARS' is not one of NANOSECONDS",
                "GET    | /parameters?size=1&day=tomorrow  | 400 | wrong-parameter      | 'tomorrow' is not a date like",
                "GET    | /parameters?size=201             | 400 | invalid              | 'errors'",
                "GET    | /failures/ours                   | 409 | taken                | choose another id",
                "GET    | /failures/broker                 | 503 | event-log-unavailable | Try again",
                "GET    | /failures/large                  | 413 | too-large            | 1 MB",
                "GET    | /failures/store                  | 503 | store-unavailable    | Try again",
                "GET    | /failures/unforeseen             | 500 | internal-error       | a fault of the service",
            })
    void every_failure_has_its_status_its_code_and_a_sentence_and_nothing_from_inside(
            String method, String path, int status, String code, String detail) throws Exception {
        for (String accept : List.of("*/*", "text/csv")) {
            HttpResponse<String> answer = send(HttpRequest.newBuilder(uri(path))
                    .header("Accept", accept)
                    .method(method, HttpRequest.BodyPublishers.ofString(method.equals("POST") ? "x" : "")));

            JsonNode problem = problem(answer, status);
            assertThat(problem.path("code").asString()).isEqualTo(code);
            assertThat(problem.path("type").asString()).isEqualTo("urn:timbang:problem:" + code);
            assertThat(problem.path("detail").asString()).contains(detail);
            assertThat(answer.body())
                    .doesNotContain("Exception")
                    .doesNotContain("secret")
                    .doesNotContain("-7:")
                    .doesNotContain("id.timbang")
                    .doesNotContain("java.");
            assertThat(answer.headers().firstValue("Retry-After").isPresent()).isEqualTo(status == 503);
        }
    }

    @Test
    void a_problem_carries_its_facts() throws Exception {
        HttpResponse<String> answer = send(HttpRequest.newBuilder(uri("/failures/ours")));

        assertThat(problem(answer, 409).path("id").asString()).isEqualTo("a");
    }

    @Test
    void a_client_that_has_gone_is_no_fault_of_the_service() {
        assertThat(new ProblemAdvice().unforeseen(new IOException("Broken pipe")))
                .isNull();
        assertThat(new ProblemAdvice().unforeseen(new IOException("disk full"))).isNotNull();
    }

    private JsonNode post(String body, int status) throws Exception {
        return problem(send(json(body)), status);
    }

    private HttpRequest.Builder json(String body) {
        return HttpRequest.newBuilder(uri("/bodies"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body));
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port + "/api" + path);
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        request.header("Authorization", "Bearer " + TestIdentity.shared().auditor());
        return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static JsonNode problem(HttpResponse<String> answer, int status) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        return new JsonMapper().readTree(answer.body());
    }
}
