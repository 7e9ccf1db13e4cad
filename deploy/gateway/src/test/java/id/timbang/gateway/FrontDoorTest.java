package id.timbang.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class FrontDoorTest {

    private static final Map<Part, FakeService> SERVICES = new EnumMap<>(Part.class);
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final int EVENT_LENGTH = "event:score\ndata:first\n\n".length();
    private static final JsonMapper JSON = new JsonMapper();
    private static final FakeProvider PROVIDER = new FakeProvider();
    private static ConfigurableApplicationContext gateway;

    @BeforeAll
    static void start() {
        for (Part part : Part.values()) {
            SERVICES.put(part, FakeService.start(part.label()));
        }
        Stream<String> addresses = SERVICES.entrySet().stream().map(entry -> "--timbang.gateway.%s=%s"
                .formatted(entry.getKey().label(), entry.getValue().uri()));
        gateway = GatewayApplication.application()
                .run(Stream.of(Stream.of("--server.port=0"), addresses, Stream.of(PROVIDER.settings()))
                        .flatMap(each -> each)
                        .toArray(String[]::new));
    }

    @AfterAll
    static void stop() {
        gateway.close();
        SERVICES.values().forEach(FakeService::close);
        PROVIDER.close();
    }

    @ParameterizedTest
    @CsvSource({
        "POST, http://evil.example,        403",
        "POST, null,                       403",
        "POST, http://localhost:1,         403",
        "PUT,  https://evil.example:8443,  403",
        "GET,  http://evil.example,        200",
    })
    void another_sites_page_cannot_change_anything(String method, String origin, int status) throws Exception {
        HttpRequest request = request("/api/observations")
                .method(method, BodyPublishers.ofString("{}"))
                .header("Origin", origin)
                .build();

        assertThat(HTTP.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(status);
    }

    @Test
    void our_own_page_can() throws Exception {
        URI address = address("/api/observations");
        HttpRequest request = request("/api/observations")
                .POST(BodyPublishers.ofString("{}"))
                .header("Origin", "http://" + address.getAuthority())
                .build();

        assertThat(HTTP.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(200);
    }

    @Test
    void a_foreign_name_that_points_to_this_machine_is_not_answered() throws Exception {
        assertThat(statusFor("evil.example")).isEqualTo(403);
        assertThat(statusFor("localhost")).isEqualTo(200);
    }

    /** The client of the JDK does not let a caller choose the host's name. */
    private static int statusFor(String host) throws IOException {
        try (java.net.Socket socket =
                new java.net.Socket("127.0.0.1", address("/").getPort())) {
            socket.getOutputStream()
                    .write(("GET /api/settings HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
            return Integer.parseInt(answer.split(" ", 3)[1]);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/api/offices/asemrowo, indicator",
        "/api/employees?office=asemrowo&page=2, indicator",
        "/api/indicators, indicator",
        "/api/scorecards/officer, indicator",
        "/api/observations/siak/1/retraction, indicator",
        "/api/surveys/skm/results, survey",
        "/survey/token, survey",
        "/api/scores?period=2026-11, scoring",
        "/api/scores/e-0001/evidence, scoring",
        "/api/reports/fairness, report",
        "/api/periods/2026-11, report",
        "/api/summaries/e-0001/2026-11/confirmation, report",
        "/api/objections, report",
        "/api/audit/verification, report",
    })
    void each_path_goes_to_its_service_as_it_is(String path, String service) throws Exception {
        assertThat(get(path).body()).isEqualTo(service + " answers " + path);
    }

    @Test
    void what_nobody_answers_for_is_a_problem_that_says_so() throws Exception {
        HttpResponse<String> answer = get("/api/salaries");

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(JSON.readTree(answer.body()).get("detail").asString()).contains("/api/salaries");
    }

    @Test
    void an_event_of_a_stream_passes_at_once_while_the_stream_goes_on() throws Exception {
        FakeService scoring = SERVICES.get(Part.SCORING);
        CompletableFuture<HttpResponse<InputStream>> stream = HTTP.sendAsync(
                request("/api/scores/stream").header("Accept-Encoding", "gzip").build(), BodyHandlers.ofInputStream());
        Awaitility.await().until(() -> scoring.events.currentSubscriberCount() == 1);
        scoring.events.tryEmitNext("first").orThrow();
        try (InputStream body = stream.get(5, TimeUnit.SECONDS).body()) {
            assertThat(nextEvent(body)).isEqualTo("event:score\ndata:first\n\n");
            scoring.events.tryEmitNext("again").orThrow();
            assertThat(nextEvent(body)).isEqualTo("event:score\ndata:again\n\n");
        }
        Awaitility.await().untilAsserted(() -> assertThat(scoring.events.currentSubscriberCount())
                .as("a reader that left is told to the service")
                .isZero());
    }

    @Test
    void an_upload_reaches_the_service_while_it_is_still_under_way() throws Exception {
        FakeService indicator = SERVICES.get(Part.INDICATOR);
        byte[] block = new byte[1024 * 1024];
        Iterable<byte[]> body = () -> IntStream.range(0, 40)
                .mapToObj(number -> {
                    if (number == 20) {
                        Awaitility.await("the service has the first blocks before the last are sent")
                                .until(() -> indicator.uploaded.sum() > 0);
                    }
                    return block;
                })
                .iterator();

        HttpResponse<String> answer = HTTP.send(
                request("/api/event-logs")
                        .POST(BodyPublishers.ofByteArrays(body))
                        .build(),
                BodyHandlers.ofString());

        assertThat(answer.body()).isEqualTo("took " + 40 * block.length);
    }

    @Test
    void a_service_that_is_away_is_named_and_the_others_go_on() throws Exception {
        FakeService report = SERVICES.get(Part.REPORT);
        report.close();
        try {
            HttpResponse<String> answer = get("/api/periods/2026-11");
            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
            assertThat(answer.headers().firstValue("Retry-After")).isPresent();
            assertThat(JSON.readTree(answer.body()).get("detail").asString()).contains("report service");
            assertThat(get("/api/scores").statusCode()).isEqualTo(200);

            HttpResponse<String> health = get("/actuator/health");
            assertThat(health.statusCode()).isEqualTo(503);
            assertThat(statusOf(health, "report")).isEqualTo("DOWN");
            assertThat(statusOf(health, "scoring")).isEqualTo("UP");
        } finally {
            SERVICES.put(Part.REPORT, report.again());
        }
    }

    @Test
    void the_whole_is_up_only_when_every_service_is() throws Exception {
        assertThat(get("/actuator/health").statusCode()).isEqualTo(200);

        SERVICES.get(Part.SCORING).health.set("OUT_OF_SERVICE");
        try {
            HttpResponse<String> health = get("/actuator/health");
            assertThat(health.statusCode()).isEqualTo(503);
            assertThat(statusOf(health, "scoring")).isEqualTo("OUT_OF_SERVICE");
        } finally {
            SERVICES.get(Part.SCORING).health.set("UP");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/assets/sample.css", "/api/scores", "/api/nothing", "/actuator/health"})
    void every_answer_carries_the_security_headers_once(String path) throws Exception {
        HttpResponse<String> answer = get(path);

        assertThat(answer.headers().allValues("Content-Security-Policy"))
                .singleElement()
                .asString()
                .contains("default-src 'self'", "frame-ancestors 'none'")
                .doesNotContain("unsafe-inline");
        assertThat(answer.headers().allValues("X-Content-Type-Options")).containsExactly("nosniff");
        assertThat(answer.headers().allValues("Referrer-Policy")).containsExactly("same-origin");
    }

    @Test
    void an_asset_is_asked_about_at_each_use_and_sent_only_when_it_changed() throws Exception {
        HttpResponse<String> first = get("/assets/sample.css");
        String tag = first.headers().firstValue("ETag").orElseThrow();

        assertThat(first.headers().firstValue("Cache-Control")).hasValue("no-cache");
        HttpResponse<String> second = HTTP.send(
                request("/assets/sample.css").header("If-None-Match", tag).build(), BodyHandlers.ofString());
        assertThat(second.statusCode()).isEqualTo(304);
    }

    @Test
    void an_asset_travels_compressed() throws Exception {
        String plain = get("/assets/sample.css").body();
        HttpResponse<byte[]> packed = HTTP.send(
                request("/assets/sample.css").header("Accept-Encoding", "gzip").build(), BodyHandlers.ofByteArray());

        assertThat(packed.headers().firstValue("Content-Encoding")).hasValue("gzip");
        assertThat(packed.body()).hasSizeLessThan(plain.length() / 2);
        assertThat(new GZIPInputStream(new java.io.ByteArrayInputStream(packed.body())).readAllBytes())
                .isEqualTo(plain.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void pages_learn_the_zone_of_the_agency() throws Exception {
        assertThat(get("/api/settings").body()).isEqualTo("{\"zone\":\"Asia/Jakarta\"}");
    }

    private static String statusOf(HttpResponse<String> health, String part) {
        JsonNode told = JSON.readTree(health.body());
        return told.at("/components/services/components/" + part + "/status").asString();
    }

    private static String nextEvent(InputStream body) throws Exception {
        return CompletableFuture.supplyAsync(() -> {
                    try {
                        return new String(body.readNBytes(EVENT_LENGTH), StandardCharsets.UTF_8);
                    } catch (IOException ended) {
                        throw new UncheckedIOException(ended);
                    }
                })
                .get(5, TimeUnit.SECONDS);
    }

    private static HttpResponse<String> get(String path) throws Exception {
        return HTTP.send(request(path).build(), BodyHandlers.ofString());
    }

    private static HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(address(path))
                .header("Authorization", "Bearer " + PROVIDER.accessToken())
                .timeout(Duration.ofSeconds(20));
    }

    private static URI address(String path) {
        int port = ((WebServerApplicationContext) gateway).getWebServer().getPort();
        return URI.create("http://127.0.0.1:" + port + path);
    }
}
