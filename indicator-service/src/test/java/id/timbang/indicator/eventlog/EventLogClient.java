package id.timbang.indicator.eventlog;

import id.timbang.contracts.EventJson;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Sends logs as any client would: multipart/form-data over HTTP. */
final class EventLogClient {

    private static final String BOUNDARY = "----timbang";

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI base;
    private final String token;

    EventLogClient(int port, String token) {
        this.base = URI.create("http://127.0.0.1:" + port);
        this.token = token;
    }

    record Answer(int status, Map<String, java.util.List<String>> headers, JsonNode body) {

        String header(String name) {
            return String.join(",", headers.getOrDefault(name.toLowerCase(), java.util.List.of()));
        }
    }

    Answer post(byte[] log, String mapping, String... headers) {
        return post(Map.of("log", log, "mapping", mapping.getBytes(StandardCharsets.UTF_8)), headers);
    }

    Answer post(Map<String, byte[]> parts, String... headers) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        parts.forEach((name, content) -> {
            body.writeBytes(text("--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"" + name
                    + "\"; filename=\"" + name + "\"\r\n\r\n"));
            body.writeBytes(content);
            body.writeBytes(text("\r\n"));
        });
        body.writeBytes(text("--" + BOUNDARY + "--\r\n"));
        HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve("/api/event-logs"))
                .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray()));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return send(request);
    }

    Answer get(String path) {
        return send(HttpRequest.newBuilder(base.resolve(path)));
    }

    Answer send(HttpRequest.Builder request) {
        try {
            HttpResponse<byte[]> response = http.send(
                    request.header("Authorization", "Bearer " + token).build(),
                    HttpResponse.BodyHandlers.ofByteArray());
            return new Answer(
                    response.statusCode(),
                    response.headers().map(),
                    EventJson.mapper().readTree(response.body()));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    URI base() {
        return base;
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
