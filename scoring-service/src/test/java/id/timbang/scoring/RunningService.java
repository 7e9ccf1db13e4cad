package id.timbang.scoring;

import static org.awaitility.Awaitility.await;

import id.timbang.contracts.Event;
import id.timbang.embedded.EmbeddedInfrastructure;
import id.timbang.kit.event.EventPublisher;
import id.timbang.kit.identity.TestIdentity;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Stream;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The service on the shared broker and a database of the given name, over plain HTTP. */
final class RunningService implements AutoCloseable {

    static final TestIdentity IDENTITY = TestIdentity.shared();

    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private final ConfigurableApplicationContext context;

    private RunningService(ConfigurableApplicationContext context) {
        this.context = context;
    }

    static RunningService on(String database, Clock clock) {
        return withBroker(EmbeddedInfrastructure.shared().bootstrapServers(), database, clock);
    }

    static RunningService withBroker(String broker, String database, Clock clock, String... settings) {
        EmbeddedInfrastructure infrastructure = EmbeddedInfrastructure.shared();
        String[] all = Stream.concat(
                        Stream.of(
                                "--server.port=0",
                                "--spring.kafka.bootstrap-servers=" + broker,
                                "--spring.mongodb.uri=" + infrastructure.mongoUri(database),
                                "--spring.cloud.stream.bindings.observations-in-0.group=" + database + "-o",
                                "--spring.cloud.stream.bindings.answers-in-0.group=" + database + "-a"),
                        Arrays.stream(settings))
                .toArray(String[]::new);
        RunningService service = new RunningService(ScoringService.application()
                .initializers(context ->
                        ((GenericApplicationContext) context).registerBean("testClock", Clock.class, () -> clock))
                .run(IDENTITY.arguments(all)));
        await().atMost(Duration.ofSeconds(30))
                .until(() -> service.get("/actuator/health", "").statusCode() == 200);
        return service;
    }

    void publish(Event... events) {
        bean(EventPublisher.class).publishAll(Arrays.asList(events));
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    HttpResponse<String> get(String path, String token) {
        return send(path, token, BodyHandlers.ofString());
    }

    /** The answer to an auditor. */
    JsonNode get(String path) {
        return json(get(path, IDENTITY.auditor()));
    }

    HttpResponse<String> post(String path, String token, String body) {
        return send(
                HttpRequest.newBuilder(uri(path))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body)),
                token,
                BodyHandlers.ofString());
    }

    HttpResponse<String> put(String path, String token, String body) {
        return send(
                HttpRequest.newBuilder(uri(path))
                        .header("Content-Type", "application/json")
                        .PUT(HttpRequest.BodyPublishers.ofString(body)),
                token,
                BodyHandlers.ofString());
    }

    HttpResponse<InputStream> stream(String path, String token) {
        return send(path, token, BodyHandlers.ofInputStream());
    }

    static JsonNode json(HttpResponse<String> answer) {
        return JSON.readTree(answer.body());
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:"
                + ((WebServerApplicationContext) context).getWebServer().getPort() + path);
    }

    private <T> HttpResponse<T> send(String path, String token, BodyHandler<T> as) {
        return send(HttpRequest.newBuilder(uri(path)), token, as);
    }

    private static <T> HttpResponse<T> send(HttpRequest.Builder request, String token, BodyHandler<T> as) {
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        try {
            return CLIENT.send(request.build(), as);
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopping);
        }
    }

    @Override
    public void close() {
        context.close();
    }
}
