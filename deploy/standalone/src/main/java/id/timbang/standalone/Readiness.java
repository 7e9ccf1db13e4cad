package id.timbang.standalone;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Waits until the front door says that the whole is UP, and tells what is still missing. */
final class Readiness {

    private static final Duration BETWEEN_QUESTIONS = Duration.ofMillis(100);
    private static final Duration BETWEEN_LINES = Duration.ofSeconds(5);

    private Readiness() {}

    /** @throws StartFailure when the event log gives up meanwhile, or the wait is interrupted */
    static void await(FrontDoor door, EventLog log, Progress progress) {
        HttpClient http = HttpClient.newHttpClient();
        HttpRequest question = HttpRequest.newBuilder(URI.create(door.address() + "/actuator/health"))
                .timeout(Duration.ofSeconds(10))
                .build();
        long nextLine = System.nanoTime() + BETWEEN_LINES.toNanos();
        try {
            while (true) {
                HttpResponse<String> answer = http.send(question, BodyHandlers.ofString());
                if (answer.statusCode() == 200) {
                    return;
                }
                if (log.failure().isPresent()) {
                    throw new StartFailure(
                            "The event log gave up: " + log.failure().get());
                }
                if (System.nanoTime() > nextLine) {
                    progress.step("still waiting for: " + String.join(", ", missing(answer.body())));
                    nextLine = System.nanoTime() + BETWEEN_LINES.toNanos();
                }
                TimeUnit.NANOSECONDS.sleep(BETWEEN_QUESTIONS.toNanos());
            }
        } catch (IOException away) {
            throw new StartFailure("The front door does not answer: " + away, away);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new StartFailure("Stopped while starting.", stopping);
        }
    }

    private static List<String> missing(String health) {
        List<String> missing = new ArrayList<>();
        JsonNode services = new JsonMapper().readTree(health).at("/components/services/components");
        services.properties().forEach(service -> {
            if (!service.getValue().path("status").asString().equals("UP")) {
                missing.add(service.getKey());
            }
        });
        return missing;
    }
}
