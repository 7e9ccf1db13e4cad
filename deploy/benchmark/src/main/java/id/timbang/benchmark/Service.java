package id.timbang.benchmark;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** The indicator service, asked over HTTP on connections that are kept. */
final class Service {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();
    private final String address;
    private final String operator;
    private final String registry;

    Service(String address, Identity identity) {
        this.address = address;
        this.operator = identity.operator();
        this.registry = identity.registry(Facts.SOURCE);
    }

    /** Waits until the service has read its topics. */
    void awaitReady() throws IOException, InterruptedException {
        HttpRequest question =
                HttpRequest.newBuilder(URI.create(address + "/actuator/health")).build();
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (http.send(question, BodyHandlers.discarding()).statusCode() != 200) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("the service is not ready after " + PATIENCE);
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
    }

    /** Makes an office with so many employees, and the indicator. */
    void prepare(int employees) throws IOException, InterruptedException {
        expect(send("PUT", "/api/offices/office", "application/json", "{\"name\":\"Office\"}"));
        expect(send("PUT", "/api/indicators/" + Facts.INDICATOR, "application/json", """
                {"name": {"id": "Menit per dokumen", "en": "Minutes per document"}, "unit": "menit", "aspect": "TIME",
                 "measure": "MEAN", "polarity": "LOWER"}"""));
        StringBuilder csv = new StringBuilder("employeeId,name,officeId,position\n");
        for (int number = 0; number < employees; number++) {
            csv.append(Facts.employeeId(number)).append(",Somebody,office,officer\n");
        }
        expect(send("POST", "/api/employees/imports", "text/csv", csv.toString()));
    }

    private HttpResponse<String> send(String method, String path, String type, String body)
            throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(URI.create(address + path))
                        .header("Content-Type", type)
                        .header("Authorization", "Bearer " + operator)
                        .method(method, BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }

    private static void expect(HttpResponse<String> answer) {
        if (answer.statusCode() / 100 != 2) {
            throw new IllegalStateException(answer.uri() + ": " + answer.statusCode() + " " + answer.body());
        }
    }

    /** Tells a batch and waits for the answer that all of it is accepted. */
    void tell(byte[] batch, int count) throws IOException, InterruptedException {
        HttpResponse<String> answer = http.send(telling(batch), BodyHandlers.ofString());
        expect(answer);
        if (!answer.body().contains("\"accepted\":" + count)) {
            throw new IllegalStateException("not all were accepted: " + answer.body());
        }
    }

    /** Tells one fact; gives the status of the answer. */
    CompletableFuture<Integer> tellOne(byte[] fact) {
        return http.sendAsync(telling(fact), BodyHandlers.discarding()).thenApply(HttpResponse::statusCode);
    }

    private HttpRequest telling(byte[] body) {
        return HttpRequest.newBuilder(URI.create(address + "/api/observations"))
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + registry)
                .timeout(PATIENCE)
                .POST(BodyPublishers.ofByteArray(body))
                .build();
    }
}
