package id.timbang.standalone.demo;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Talks to the front door as a machine does: with a token of its own, fetched anew before it ends. */
final class FrontDoorClient {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration EARLY = Duration.ofSeconds(30);

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final JsonMapper json = new JsonMapper();
    private final String address;
    private final Clock clock;

    private final String clientId;
    private final String clientSecret;
    private String token = "";
    private Instant renewAt = Instant.MIN;

    /**
     * @param address scheme, host and port
     * @param clientId one of the demonstration's machines
     */
    FrontDoorClient(String address, String clientId, String clientSecret, Clock clock) {
        this.address = address;
        this.clientId = clientId;
        this.clientSecret = clientSecret;
        this.clock = clock;
    }

    private synchronized String token() throws DemonstrationException {
        if (clock.instant().isAfter(renewAt)) {
            String form = "grant_type=client_credentials&client_id=" + clientId + "&client_secret=" + clientSecret;
            JsonNode answer = send(request("/oauth2/token")
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(BodyPublishers.ofString(form)));
            token = answer.path("access_token").asString();
            renewAt = clock.instant()
                    .plusSeconds(answer.path("expires_in").asLong())
                    .minus(EARLY);
        }
        return token;
    }

    JsonNode get(String path) throws DemonstrationException {
        return send(authorized(path).GET());
    }

    void put(String path, Object body) throws DemonstrationException {
        send(authorized(path)
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofByteArray(json.writeValueAsBytes(body))));
    }

    /** @throws DemonstrationException also when an item of the body was rejected */
    void post(String path, Object body) throws DemonstrationException {
        send(authorized(path)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(json.writeValueAsBytes(body))));
    }

    void postCsv(String path, String body) throws DemonstrationException {
        send(authorized(path).header("Content-Type", "text/csv; charset=utf-8").POST(BodyPublishers.ofString(body)));
    }

    private HttpRequest.Builder authorized(String path) throws DemonstrationException {
        return request(path).header("Authorization", "Bearer " + token());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(address + path))
                .timeout(PATIENCE)
                .header("Accept", "application/json, application/problem+json");
    }

    private JsonNode send(HttpRequest.Builder builder) throws DemonstrationException {
        HttpRequest request = builder.build();
        String what = request.method() + " " + request.uri().getPath();
        try {
            HttpResponse<byte[]> answer = http.send(request, BodyHandlers.ofByteArray());
            JsonNode body = json.readTree(answer.body());
            if (answer.statusCode() >= 300) {
                throw new DemonstrationException(what + " was answered " + answer.statusCode() + ": " + body);
            }
            JsonNode rejected = body.path("rejected");
            if (rejected.isArray() && !rejected.isEmpty()) {
                throw new DemonstrationException(
                        what + ": " + rejected.size() + " rejected, the first: " + rejected.get(0));
            }
            return body;
        } catch (IOException away) {
            throw new DemonstrationException(what + " was not answered: " + away, away);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new DemonstrationException("Stopped during " + what, stopping);
        }
    }
}
