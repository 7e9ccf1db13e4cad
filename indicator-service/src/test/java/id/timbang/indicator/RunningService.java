package id.timbang.indicator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import id.timbang.embedded.EmbeddedInfrastructure;
import id.timbang.kit.identity.Caller;
import id.timbang.kit.identity.TestIdentity;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/** The service on a real broker and store, asked over HTTP. One is shared by all tests of this JVM. */
public final class RunningService implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private static final String OPERATOR = TestIdentity.shared().manager(Caller.EVERY_AGENCY);

    private final HttpClient http = HttpClient.newHttpClient();
    private final ConfigurableApplicationContext context;
    private final String address;

    private RunningService(String bootstrapServers, String mongoUri, String... settings) {
        List<String> arguments = new ArrayList<>(List.of(
                "--server.port=0",
                "--timbang.person-key=a key for tests, of more than 32 characters",
                "--spring.kafka.bootstrap-servers=" + bootstrapServers,
                "--spring.mongodb.uri=" + mongoUri));
        arguments.addAll(List.of(TestIdentity.shared().arguments(settings)));
        this.context = IndicatorService.application().run(arguments.toArray(String[]::new));
        this.address = "http://127.0.0.1:"
                + ((WebServerApplicationContext) context).getWebServer().getPort();
    }

    /** Waits until it is. */
    public RunningService ready() {
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(
                        () -> assertThat(get("/actuator/health").status()).isEqualTo(200));
        return this;
    }

    /** An answer: its status, and its body as JSON. */
    public record Answer(int status, String type, JsonNode body, HttpResponse<byte[]> response) {

        /** The body as it came. */
        public String shown() {
            return new String(response.body(), StandardCharsets.UTF_8);
        }

        /** A value of the body, as text; empty where there is none. */
        public String text(String pointer) {
            return body.at(pointer).asString("");
        }
    }

    public static RunningService shared() {
        return Shared.INSTANCE;
    }

    /** Another instance, on the shared broker, with a database of its own. */
    public static RunningService withDatabase(String database, String... settings) {
        return withBroker(EmbeddedInfrastructure.shared().bootstrapServers(), database, settings);
    }

    /** One that follows another broker. */
    public static RunningService withBroker(String bootstrapServers, String database, String... settings) {
        return starting(bootstrapServers, EmbeddedInfrastructure.shared().mongoUri(database), settings)
                .ready();
    }

    /** One that follows any broker and keeps its views in any store, perhaps not ready yet. */
    public static RunningService starting(String bootstrapServers, String mongoUri, String... settings) {
        return new RunningService(bootstrapServers, mongoUri, settings);
    }

    /** One that cannot become ready: there is no broker where it looks for one. */
    public static RunningService withoutBroker() {
        return starting(
                "127.0.0.1:1",
                EmbeddedInfrastructure.shared().mongoUri("timbang-indicator-starting"),
                "--spring.kafka.admin.auto-create=false");
    }

    /** As the operator, who may do everything but look into others' imports. */
    public Answer put(String path, String json) {
        return operator().put(path, json);
    }

    public Answer post(String path, String json) {
        return operator().post(path, json);
    }

    public Answer get(String path) {
        return operator().get(path);
    }

    public Answer send(String method, String path, String type, BodyPublisher body) {
        return operator().send(method, path, type, body);
    }

    /** The one that {@link #post} and the like ask as. */
    public Client operator() {
        return as(OPERATOR);
    }

    /** Asked with that token. */
    public Client as(String token) {
        return new Client(http, address, token);
    }

    /** Whoever asks. */
    public record Client(HttpClient http, String address, String token) {

        public Answer put(String path, String json) {
            return send("PUT", path, "application/json", BodyPublishers.ofString(json));
        }

        public Answer post(String path, String json) {
            return send("POST", path, "application/json", BodyPublishers.ofString(json));
        }

        public Answer get(String path) {
            return send("GET", path, "application/json", BodyPublishers.noBody());
        }

        public Answer send(String method, String path, Map<String, String> headers, BodyPublisher body) {
            List<String> all = new ArrayList<>();
            headers.forEach((name, value) -> all.addAll(List.of(name, value)));
            return answer(exchange(method, path, body, all));
        }

        /** @param headers more of them, names and values by turns */
        public Answer send(String method, String path, String type, BodyPublisher body, String... headers) {
            List<String> all = new ArrayList<>(List.of(headers));
            if (!type.isEmpty()) {
                all.addAll(List.of("Content-Type", type));
            }
            return answer(exchange(method, path, body, all));
        }

        private static Answer answer(HttpResponse<byte[]> response) {
            String type = response.headers().firstValue("Content-Type").orElse("");
            return new Answer(
                    response.statusCode(),
                    type,
                    type.contains("json") ? JSON.readTree(response.body()) : MissingNode.getInstance(),
                    response);
        }

        /** What is answered, be it JSON or not. */
        public HttpResponse<byte[]> raw(String method, String path, String... headers) {
            return exchange(method, path, BodyPublishers.noBody(), List.of(headers));
        }

        private HttpResponse<byte[]> exchange(String method, String path, BodyPublisher body, List<String> headers) {
            HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address + path))
                    .header("Authorization", "Bearer " + token)
                    .timeout(Duration.ofSeconds(60))
                    .method(method, body);
            if (!headers.isEmpty()) {
                request.headers(headers.toArray(String[]::new));
            }
            try {
                return http.send(request.build(), BodyHandlers.ofByteArray());
            } catch (IOException failed) {
                throw new AssertionError("no answer to " + method + " " + path, failed);
            } catch (InterruptedException stopping) {
                Thread.currentThread().interrupt();
                throw new AssertionError(stopping);
            }
        }
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    public <T> T bean(String name, Class<T> type) {
        return context.getBean(name, type);
    }

    @Override
    public void close() {
        context.close();
    }

    private static final class Shared {
        static final RunningService INSTANCE = withDatabase("timbang-indicator-test");
    }
}
