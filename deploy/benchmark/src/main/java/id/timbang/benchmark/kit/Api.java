package id.timbang.benchmark.kit;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** A service, asked over HTTP by one caller on connections that are kept. */
public final class Api {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int BUSY = 503;
    private static final int PAUSE_MILLIS = 100;

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();
    private final String address;
    private final String token;

    /** @param token the caller's */
    public Api(String address, String token) {
        this.address = address;
        this.token = token;
    }

    /** Waits until the service has applied what stood in its topics when it began. */
    public void awaitReady(Duration patience) throws InterruptedException {
        HttpRequest question =
                HttpRequest.newBuilder(URI.create(address + "/actuator/health")).build();
        Deadline deadline = Deadline.in(patience);
        while (status(question) != 200) {
            if (deadline.isOver()) {
                throw new IllegalStateException("the service is not ready after " + patience);
            }
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
        }
    }

    private int status(HttpRequest question) throws InterruptedException {
        try {
            return http.send(question, BodyHandlers.discarding()).statusCode();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** The request that asks so, to be sent as one likes. */
    public HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(address + path)).header("Authorization", "Bearer " + token);
    }

    public HttpResponse<String> send(String method, String path, String type, String body)
            throws IOException, InterruptedException {
        return http.send(
                request(path)
                        .header("Content-Type", type)
                        .timeout(PATIENCE)
                        .method(method, BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }

    /** Asks again where the service says that it cannot answer now, as it does where it is very busy. */
    public HttpResponse<String> get(String path) throws IOException, InterruptedException {
        HttpRequest question = request(path).timeout(PATIENCE).build();
        Deadline deadline = Deadline.in(PATIENCE);
        HttpResponse<String> answer = http.send(question, BodyHandlers.ofString());
        while (answer.statusCode() == BUSY && !deadline.isOver()) {
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
            answer = http.send(question, BodyHandlers.ofString());
        }
        return answer;
    }

    /** Sends JSON without waiting for the answer. */
    public CompletableFuture<HttpResponse<String>> post(String path, byte[] json) {
        return http.sendAsync(
                request(path)
                        .header("Content-Type", "application/json")
                        .timeout(PATIENCE)
                        .POST(BodyPublishers.ofByteArray(json))
                        .build(),
                BodyHandlers.ofString());
    }

    /**
     * Sends JSON and waits for the answer, all by the thread that calls: a large body costs a fraction of what it costs by
     * {@link #post}, and whoever drives a load is not to cost more than what it measures.
     *
     * @return what a good answer says
     * @throws IllegalStateException where it is none
     */
    public String postPlainly(String path, byte[] json) throws IOException {
        HttpURLConnection connection =
                (HttpURLConnection) URI.create(address + path).toURL().openConnection();
        connection.setReadTimeout((int) PATIENCE.toMillis());
        connection.setRequestProperty("Authorization", "Bearer " + token);
        connection.setRequestProperty("Content-Type", "application/json");
        connection.setDoOutput(true);
        connection.setFixedLengthStreamingMode(json.length);
        connection.getOutputStream().write(json);
        int status = connection.getResponseCode();
        InputStream body = status < 400 ? connection.getInputStream() : connection.getErrorStream();
        String answer = body == null ? "" : new String(body.readAllBytes(), StandardCharsets.UTF_8);
        if (status / 100 != 2) {
            throw new IllegalStateException(path + ": " + status + " " + answer);
        }
        return answer;
    }

    /** Opens a stream and hands on its lines until it ends. */
    public CompletableFuture<HttpResponse<Void>> follow(String path, Consumer<String> lines) {
        return http.sendAsync(
                request(path).header("Accept", "text/event-stream").build(),
                BodyHandlers.fromLineSubscriber(new LineReader(lines)));
    }

    /** The answer, where it is a good one. */
    public static HttpResponse<String> expect(HttpResponse<String> answer) {
        if (answer.statusCode() / 100 != 2) {
            throw new IllegalStateException(answer.uri() + ": " + answer.statusCode() + " " + answer.body());
        }
        return answer;
    }
}
