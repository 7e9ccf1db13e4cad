package id.timbang.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

class LimitsTest {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private static final int AT_ONCE = 4;

    private Door door;

    @AfterEach
    void close() {
        door.close();
    }

    @Test
    void beyond_its_rate_a_client_is_told_when_to_come_again_and_others_are_not_held() throws Exception {
        door = new Door("--timbang.limits.machine.requests=3", "--timbang.limits.machine.per=1h");

        assertThat(statuses(3, "siak")).containsOnly(200);
        HttpResponse<String> refused = ask("/api/offices", "siak");
        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.headers().firstValue("Retry-After")).hasValue("3600");
        assertThat(refused.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(JsonMapper.shared().readTree(refused.body()).get("code").asString())
                .isEqualTo("too-many-requests");
        assertThat(statuses(1, "opencrvs")).containsOnly(200);
        assertThat(door.loggedIn().get("/api/offices").statusCode()).isEqualTo(200);
    }

    @Test
    void a_person_has_one_rate_over_all_sessions() {
        door = new Door("--timbang.limits.person.requests=4", "--timbang.limits.person.per=1h");
        Visitor one = door.loggedIn();
        Visitor other = door.loggedIn();

        List<Integer> statuses = IntStream.range(0, 6)
                .mapToObj(n -> (n % 2 == 0 ? one : other).get("/api/offices").statusCode())
                .toList();

        assertThat(statuses).contains(200, 429).endsWith(429, 429);
    }

    @Test
    void an_import_of_ten_thousand_requests_is_within_the_usual_rate() throws Exception {
        door = new Door();
        String token = door.provider.accessToken();

        HttpRequest request = HttpRequest.newBuilder(door.address().resolve("/api/observations"))
                .header("Authorization", "Bearer " + token)
                .POST(BodyPublishers.ofString("{}"))
                .build();

        for (int sent = 0; sent < 10_000; sent += AT_ONCE) {
            List<CompletableFuture<HttpResponse<Void>>> answers = Stream.generate(
                            () -> HTTP.sendAsync(request, BodyHandlers.discarding()))
                    .limit(AT_ONCE)
                    .toList();
            assertThat(answers).extracting(answer -> answer.join().statusCode()).containsOnly(200);
        }
    }

    @Test
    void live_streams_are_counted_by_themselves_and_a_place_is_free_again_when_one_ends() throws Exception {
        door = new Door("--timbang.limits.machine.streams=2", "--timbang.limits.machine.at-once=1");
        FakeService scoring = door.services.get(Part.SCORING);
        List<InputStream> open = new ArrayList<>();
        for (int n = 1; n <= 2; n++) {
            var stream = HTTP.sendAsync(request("/api/scores/stream", "siak").build(), BodyHandlers.ofInputStream());
            int expected = n;
            Awaitility.await().until(() -> scoring.events.currentSubscriberCount() == expected);
            scoring.events.tryEmitNext("now").orThrow();
            open.add(stream.get().body());
        }

        assertThat(ask("/api/scores/stream", "siak").statusCode()).isEqualTo(429);
        assertThat(ask("/api/scores", "siak").statusCode()).isEqualTo(200);
        for (InputStream stream : open) {
            stream.close();
        }
        Awaitility.await().until(() -> scoring.events.currentSubscriberCount() == 0);
        Awaitility.await().ignoreExceptions().untilAsserted(() -> {
            var again = HTTP.sendAsync(request("/api/scores/stream", "siak").build(), BodyHandlers.ofInputStream());
            try {
                Awaitility.await()
                        .atMost(java.time.Duration.ofSeconds(2))
                        .until(() -> scoring.events.currentSubscriberCount() > 0);
            } finally {
                again.cancel(true);
            }
        });
    }

    @ParameterizedTest
    @CsvSource({"POST, /identity/login", "POST, /oauth2/token", "GET, /oauth2/authorization/timbang"})
    void attempts_to_log_in_are_limited_by_address(String method, String path) throws Exception {
        FakeService provider = FakeService.start("provider");
        try (provider) {
            door = new Door(
                    "--timbang.gateway.identity=" + provider.uri(),
                    "--timbang.limits.attempts.requests=3",
                    "--timbang.limits.attempts.per=1h");
            List<Integer> statuses = new ArrayList<>();
            for (int n = 0; n < 5; n++) {
                HttpRequest request = HttpRequest.newBuilder(door.address().resolve(path))
                        .method(method, BodyPublishers.noBody())
                        .build();
                statuses.add(HTTP.send(request, BodyHandlers.ofString()).statusCode());
            }
            assertThat(statuses.subList(0, 3)).doesNotContain(429);
            assertThat(statuses.subList(3, 5)).containsOnly(429);
            assertThat(ask("/api/offices", "siak").statusCode()).isNotEqualTo(429);
        }
    }

    @Test
    void guessing_tokens_is_limited_by_address() throws Exception {
        door = new Door("--timbang.limits.refusals.requests=3", "--timbang.limits.refusals.per=1h");
        List<Integer> statuses = new ArrayList<>();
        for (int n = 0; n < 5; n++) {
            HttpRequest request = HttpRequest.newBuilder(door.address().resolve("/api/offices"))
                    .header("Authorization", "Bearer guess-" + n)
                    .build();
            statuses.add(HTTP.send(request, BodyHandlers.ofString()).statusCode());
        }

        assertThat(statuses).containsExactly(401, 401, 401, 429, 429);
    }

    @ParameterizedTest
    @CsvSource({
        "/api/indicators, 100, 200", "/api/indicators, 101, 413",
        "/api/observations, 400, 200", "/api/observations, 401, 413",
        "/api/employees/imports, 200, 200", "/api/employees/imports, 201, 413",
        "/api/event-logs, 300, 200", "/api/event-logs, 301, 413",
    })
    void a_body_that_is_too_large_is_refused_whether_its_size_is_told_or_not(String path, int size, int status)
            throws Exception {
        door = new Door(
                "--timbang.limits.body=100B",
                "--timbang.limits.employees=200B",
                "--timbang.limits.event-log=300B",
                "--timbang.limits.observations=400B");

        assertThat(statusOf(path, "Content-Length: " + size, "x".repeat(size))).isEqualTo(status);
        assertThat(statusOf(
                        path,
                        "Transfer-Encoding: chunked",
                        Integer.toHexString(size) + "\r\n" + "x".repeat(size) + "\r\n0\r\n\r\n"))
                .isEqualTo(status);
    }

    /** By hand, for a client that goes on sending whatever it is answered. */
    private int statusOf(String path, String length, String body) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", door.address().getPort())) {
            socket.getOutputStream()
                    .write(("POST " + path
                                    + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nAuthorization: Bearer "
                                    + door.provider.accessToken() + "\r\n" + length + "\r\n\r\n" + body)
                            .getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
            return Integer.parseInt(answer.split(" ", 3)[1]);
        }
    }

    private List<Integer> statuses(int times, String subject) throws Exception {
        List<Integer> statuses = new ArrayList<>();
        for (int n = 0; n < times; n++) {
            statuses.add(ask("/api/offices", subject).statusCode());
        }
        return statuses;
    }

    private HttpResponse<String> ask(String path, String subject) throws Exception {
        return HTTP.send(request(path, subject).build(), BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path, String subject) {
        String token = door.provider.accessToken(claims -> claims.subject(subject), door.provider.key());
        return HttpRequest.newBuilder(door.address().resolve(path)).header("Authorization", "Bearer " + token);
    }
}
