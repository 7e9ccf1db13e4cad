package id.timbang.standalone;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The built product in a process of its own, as {@code run.sh} starts it; driven over HTTP. */
final class RunningStandalone implements AutoCloseable {

    private static final Path JAR = Path.of("target", "standalone-0.1.0-SNAPSHOT.jar");
    private static final Duration START_PATIENCE = Duration.ofSeconds(120);
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final Process process;
    private final Path output;
    private final int port;

    private RunningStandalone(Process process, Path output, int port) {
        this.process = process;
        this.output = output;
        this.port = port;
    }

    /** Starts it on a free port and waits until it is ready. */
    static RunningStandalone start(Path data, String... options) {
        try {
            Files.createDirectories(data);
            int port = freePort();
            Path output = Files.createTempFile(data.getParent(), "standalone", ".out");
            List<String> command = new ArrayList<>(List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-XX:TieredStopAtLevel=1",
                    "-XX:+UseSerialGC",
                    "-Xmx768m",
                    "-jar",
                    JAR.toString(),
                    "--data",
                    data.toString(),
                    "--port",
                    String.valueOf(port)));
            command.addAll(List.of(options));
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            RunningStandalone started = new RunningStandalone(process, output, port);
            started.awaitReady();
            return started;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private void awaitReady() {
        await().atMost(START_PATIENCE).pollInterval(Duration.ofMillis(200)).until(() -> {
            if (!process.isAlive()) {
                throw new IllegalStateException("it ended by itself:\n" + Files.readString(output));
            }
            return Files.readString(output).contains("Timbang is ready");
        });
    }

    String address(String path) {
        return "http://127.0.0.1:" + port + path;
    }

    /** The JSON that a GET answers. */
    JsonNode get(String path) {
        return JSON.readTree(
                send(HttpRequest.newBuilder(URI.create(address(path))).build()).body());
    }

    /** Sends a JSON body and gives the answer's status. */
    int send(String method, String path, String json) {
        return send(HttpRequest.newBuilder(URI.create(address(path)))
                        .header("Content-Type", "application/json")
                        .timeout(Duration.ofSeconds(30))
                        .method(method, HttpRequest.BodyPublishers.ofString(json))
                        .build())
                .statusCode();
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopping);
        }
    }

    /** Ends the process at once, as {@code kill -9} does. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** Asks it to end, as Ctrl-C does, and waits. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IllegalStateException("it did not end within 30 s of being asked");
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
