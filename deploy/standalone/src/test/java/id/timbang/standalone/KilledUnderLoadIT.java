package id.timbang.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The process is killed while observations come in; what was answered with 202 counts, once. */
class KilledUnderLoadIT {

    private static final List<String> EMPLOYEES = List.of("k-1", "k-2", "k-3");
    private static final int POSTERS = 3;
    private static final int KILLED_AFTER = 600;

    @TempDir
    private Path directory;

    /** Every id that was answered with 202, and every one that was sent. */
    private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();

    private final Set<String> sent = ConcurrentHashMap.newKeySet();

    @Test
    void everything_acknowledged_counts_once_and_scores_are_the_same_to_the_digit() throws Exception {
        Path data = directory.resolve("data");
        RunningStandalone killed = RunningStandalone.start(data, "--no-demo");
        catalogue(killed);
        post(killed);

        Map<String, BigDecimal> scores;
        try (RunningStandalone again = RunningStandalone.start(data, "--no-demo")) {
            assertCountedOnce(again);
            acknowledged.clear();
            for (String id : List.copyOf(sent)) {
                assertThat(again.send("POST", "/api/observations", observation(id)))
                        .isEqualTo(202);
                acknowledged.add(id);
            }
            await().untilAsserted(() -> assertCountedOnce(again));
            scores = scores(again);
        }
        try (RunningStandalone once = RunningStandalone.start(data, "--no-demo")) {
            assertCountedOnce(once);
            assertThat(scores(once)).isEqualTo(scores);
            assertThat(scores.values()).allMatch(score -> score.signum() > 0);
        }
    }

    private static void catalogue(RunningStandalone timbang) {
        put(timbang, "/api/offices/office", "{\"name\": \"Office\"}");
        put(timbang, "/api/indicators/documents", """
                {"name": {"id": "Dokumen", "en": "Documents"}, "unit": "documents", "aspect": "QUANTITY",
                 "measure": "COUNT", "polarity": "HIGHER"}""");
        put(timbang, "/api/scorecards/officer", """
                {"position": "officer", "from": "2026-01", "policy": "linear",
                 "items": [{"indicator": "documents", "half": "RESULTS", "weight": 100, "target": 1700}]}""");
        for (String employee : EMPLOYEES) {
            put(
                    timbang,
                    "/api/employees/" + employee,
                    "{\"name\": \"%s\", \"officeId\": \"office\", \"position\": \"officer\"}".formatted(employee));
        }
    }

    private static void put(RunningStandalone timbang, String path, String json) {
        assertThat(timbang.send("PUT", path, json)).as(path).isEqualTo(201);
    }

    /** Posts from several threads until enough is acknowledged, then kills the process in the midst of it. */
    private void post(RunningStandalone timbang) throws InterruptedException {
        AtomicBoolean dead = new AtomicBoolean();
        ExecutorService posters = Executors.newFixedThreadPool(POSTERS);
        for (int poster = 0; poster < POSTERS; poster++) {
            String prefix = "p" + poster + "-";
            posters.execute(() -> {
                for (int i = 0; !dead.get(); i++) {
                    String id = prefix + i;
                    sent.add(id);
                    try {
                        if (timbang.send("POST", "/api/observations", observation(id)) == 202) {
                            acknowledged.add(id);
                        }
                    } catch (UncheckedIOException killed) {
                        dead.set(true);
                    }
                }
            });
        }
        await().until(() -> acknowledged.size() >= KILLED_AFTER);
        timbang.kill();
        posters.shutdown();
        assertThat(posters.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
    }

    private static String observation(String id) {
        String employee = EMPLOYEES.get(Math.floorMod(id.hashCode(), EMPLOYEES.size()));
        return """
                {"id": "%s", "source": "load", "employeeId": "%s", "indicator": "documents",
                 "occurredAt": "2026-10-05T09:00:00+07:00"}""".formatted(id, employee);
    }

    /** The evidence holds every acknowledged id, none twice, none that was not sent; and the score counts just it. */
    private void assertCountedOnce(RunningStandalone timbang) {
        Set<String> counted = ConcurrentHashMap.newKeySet();
        long evidence = 0;
        for (String employee : EMPLOYEES) {
            evidence += timbang.get("/api/scores/" + employee + "?period=2026-10")
                    .at("/items/0/evidence")
                    .longValue();
            for (int page = 0; ; page++) {
                JsonNode items = timbang.get(
                                "/api/scores/" + employee + "/evidence?period=2026-10&size=500&page=" + page)
                        .at("/items");
                if (items.isEmpty()) {
                    break;
                }
                items.forEach(item ->
                        assertThat(counted.add(item.at("/id").asString())).isTrue());
            }
        }
        assertThat(counted).containsAll(acknowledged);
        assertThat(sent).containsAll(counted);
        assertThat(evidence).isEqualTo(counted.size());
    }

    private static Map<String, BigDecimal> scores(RunningStandalone timbang) {
        Map<String, BigDecimal> scores = new TreeMap<>();
        for (String employee : EMPLOYEES) {
            scores.put(
                    employee,
                    timbang.get("/api/scores/" + employee + "?period=2026-10")
                            .at("/score")
                            .decimalValue());
        }
        return scores;
    }
}
