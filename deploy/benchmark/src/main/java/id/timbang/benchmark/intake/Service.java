package id.timbang.benchmark.intake;

import id.timbang.benchmark.kit.Api;
import id.timbang.benchmark.kit.Identity;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** The indicator service, as an operator and a registry ask it. */
final class Service {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String OBSERVATIONS = "/api/observations";

    private final Api operator;
    private final Api registry;

    Service(String address, Identity identity) {
        this.operator = new Api(address, identity.operator());
        this.registry = new Api(address, identity.registry(Facts.SOURCE));
    }

    /** Waits until the service has read its topics. */
    void awaitReady() throws InterruptedException {
        operator.awaitReady(PATIENCE);
    }

    /** Makes an office with so many employees, and the indicator. */
    void prepare(int employees) throws IOException, InterruptedException {
        put("/api/offices/office", "{\"name\":\"Office\"}");
        put("/api/indicators/" + Facts.INDICATOR, """
                {"name": {"id": "Menit per dokumen", "en": "Minutes per document"}, "unit": "menit", "aspect": "TIME",
                 "measure": "MEAN", "polarity": "LOWER"}""");
        StringBuilder csv = new StringBuilder("employeeId,name,officeId,position\n");
        for (int number = 0; number < employees; number++) {
            csv.append(Facts.employeeId(number)).append(",Somebody,office,officer\n");
        }
        Api.expect(operator.send("POST", "/api/employees/imports", "text/csv", csv.toString()));
    }

    private void put(String path, String json) throws IOException, InterruptedException {
        Api.expect(operator.send("PUT", path, "application/json", json));
    }

    /** Tells a batch and waits for the answer that all of it is accepted. */
    void tell(byte[] batch, int count) throws IOException {
        String answer = registry.postPlainly(OBSERVATIONS, batch);
        if (!answer.contains("\"accepted\":" + count)) {
            throw new IllegalStateException("not all were accepted: " + answer);
        }
    }

    /** Tells one fact; gives the status of the answer. */
    CompletableFuture<Integer> tellOne(byte[] fact) {
        return registry.post(OBSERVATIONS, fact).thenApply(HttpResponse::statusCode);
    }
}
