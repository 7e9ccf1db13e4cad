package id.timbang.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.StringJoiner;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A directory of a few people with one scorecard, enough to count by. */
final class SmallOffice {

    static final int PEOPLE = 8;
    static final String FIRST = "p-1";
    static final String PERIOD = "2026-09";
    private static final Instant A_DAY = Instant.parse("2026-09-15T05:00:00Z");

    private SmallOffice() {}

    static void put(Client client) throws Exception {
        put(client, "/api/offices/small", "{\"name\": \"Small\"}");
        for (int number = 1; number <= PEOPLE; number++) {
            put(
                    client,
                    "/api/employees/p-" + number,
                    "{\"name\": \"Person %d\", \"officeId\": \"small\", \"position\": \"clerk\"}".formatted(number));
        }
        put(client, "/api/indicators/documents", """
                {"name": {"id": "Dokumen", "en": "Documents"}, "unit": "dokumen", "aspect": "QUANTITY",
                 "measure": "COUNT", "polarity": "HIGHER"}""");
        put(client, "/api/indicators/hours", """
                {"name": {"id": "Jam", "en": "Hours"}, "unit": "jam", "aspect": "TIME",
                 "measure": "MEAN", "polarity": "LOWER"}""");
        put(client, "/api/scorecards/clerk", """
                {"position": "clerk", "from": "2020-01", "policy": "linear", "items": [
                  {"indicator": "documents", "half": "RESULTS", "weight": 60, "target": 5000},
                  {"indicator": "hours", "half": "RESULTS", "weight": 40, "target": 7}]}""");
    }

    private static void put(Client client, String path, String json) throws Exception {
        HttpResponse<String> answer = client.put(path, json);
        assertThat(answer.statusCode()).as(path + ": " + answer.body()).isBetween(200, 201);
    }

    static String document(String id, String employeeId) {
        return observation(id, employeeId, "documents", "");
    }

    /** @param tenths of an hour */
    static String hours(String id, String employeeId, int tenths) {
        return observation(id, employeeId, "hours", ", \"value\": %d.%d".formatted(tenths / 10, tenths % 10));
    }

    private static String observation(String id, String employeeId, String indicator, String value) {
        return "{\"id\": \"%s\", \"source\": \"test\", \"employeeId\": \"%s\", \"indicator\": \"%s\", \"occurredAt\": \"%s\"%s}"
                .formatted(id, employeeId, indicator, A_DAY, value);
    }

    /** Everybody's own figures to the last digit; those of peers may be seconds old. */
    static String figures(Client client) throws Exception {
        StringJoiner figures = new StringJoiner("\n");
        for (int number = 1; number <= PEOPLE; number++) {
            HttpResponse<String> answer = client.answer("/api/scores/p-" + number + "?period=" + PERIOD);
            JsonNode score = Client.read(answer.body());
            score.path("items").forEach(item -> ((ObjectNode) item).remove("shrunk"));
            figures.add(score.path("employeeId") + " " + score.path("score") + " " + score.path("coverage") + " "
                    + score.path("results") + " " + score.path("items"));
        }
        return figures.toString();
    }
}
