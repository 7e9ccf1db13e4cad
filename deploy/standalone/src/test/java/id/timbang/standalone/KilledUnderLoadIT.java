package id.timbang.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The whole is killed in the middle of work: what was acknowledged is counted, once, whatever a client repeats. */
class KilledUnderLoadIT {

    private static final int CLIENTS = 4;
    private static final int BATCH = 25;
    private static final int ENOUGH = 4_000;
    private static final int SHOWN_DECIMALS = 6;

    @TempDir
    Path data;

    private final Set<Fact> sent = ConcurrentHashMap.newKeySet();
    private final Set<Fact> acknowledged = ConcurrentHashMap.newKeySet();
    private final AtomicInteger numbers = new AtomicInteger();

    /** One observation, told from its number alone: every second one is a document, the others are hours. */
    private record Fact(int number) {

        String id() {
            return "fact-" + number;
        }

        String employeeId() {
            return "p-" + (1 + number / 2 % SmallOffice.PEOPLE);
        }

        boolean isDocument() {
            return number % 2 == 0;
        }

        int tenths() {
            return 10 + number * 37 % 131;
        }

        String json() {
            return isDocument()
                    ? SmallOffice.document(id(), employeeId())
                    : SmallOffice.hours(id(), employeeId(), tenths());
        }
    }

    @Test
    void every_acknowledged_observation_is_counted_once_and_scores_are_equal_to_the_digit() throws Exception {
        try (Child first = Child.ready(data, "--no-demo")) {
            SmallOffice.put(first.client());
            loadUntilKilled(first);
        }
        assertThat(acknowledged).hasSizeGreaterThanOrEqualTo(ENOUGH);

        String afterTheFirst;
        try (Child second = Child.ready(data, "--no-demo")) {
            Client client = second.client();
            assertThat(counted(client))
                    .as("at once when it is ready: what was acknowledged, and nothing that was never sent")
                    .containsAll(ids(acknowledged))
                    .doesNotHaveDuplicates()
                    .isSubsetOf(ids(sent));

            // A client that got no answer asks again, and a careful one repeats everything.
            assertThat(post(client, List.copyOf(sent)))
                    .as("how many were known already: all that was acknowledged")
                    .isBetween(acknowledged.size(), sent.size());
            Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> evidence(client) == sent.size());
            assertOracle(client);
            afterTheFirst = SmallOffice.figures(client);
            second.kill();
        }

        try (Child third = Child.ready(data, "--no-demo")) {
            assertThat(SmallOffice.figures(third.client())).isEqualTo(afterTheFirst);
            assertThat(post(third.client(), List.copyOf(sent))).isEqualTo(sent.size());
            assertOracle(third.client());
        }
    }

    private void loadUntilKilled(Child child) throws Exception {
        AtomicBoolean over = new AtomicBoolean();
        ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
        for (int number = 0; number < CLIENTS; number++) {
            clients.submit(() -> load(child.client(), over));
        }
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> acknowledged.size() >= ENOUGH);
        child.kill();
        over.set(true);
        clients.shutdown();
        assertThat(clients.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
    }

    private Void load(Client client, AtomicBoolean over) throws InterruptedException {
        while (!over.get()) {
            List<Fact> batch = new ArrayList<>();
            for (int place = 0; place < BATCH; place++) {
                batch.add(new Fact(numbers.getAndIncrement()));
            }
            sent.addAll(batch);
            try {
                post(client, batch);
                acknowledged.addAll(batch);
            } catch (IOException killed) {
                // Whether these are in the log nobody knows: neither may be assumed.
                return null;
            }
        }
        return null;
    }

    /** Tells how many of them had been told before. */
    private static int post(Client client, List<Fact> facts) throws IOException, InterruptedException {
        int duplicates = 0;
        for (int from = 0; from < facts.size(); from += 1_000) {
            List<String> batch = facts.subList(from, Math.min(facts.size(), from + 1_000)).stream()
                    .map(Fact::json)
                    .toList();
            HttpResponse<String> answer = client.post("/api/observations", "[" + String.join(",", batch) + "]");
            if (answer.statusCode() != 202) {
                throw new IOException(answer.statusCode() + ": " + answer.body());
            }
            assertThat(Client.read(answer.body()).path("rejected")).isEmpty();
            duplicates += Client.read(answer.body()).path("duplicates").asInt();
        }
        return duplicates;
    }

    private static List<String> ids(Set<Fact> facts) {
        return facts.stream().map(Fact::id).toList();
    }

    private static List<String> counted(Client client) throws Exception {
        List<String> ids = new ArrayList<>();
        for (int number = 1; number <= SmallOffice.PEOPLE; number++) {
            for (JsonNode fact : client.all("/api/scores/p-" + number + "/evidence?period=" + SmallOffice.PERIOD)) {
                ids.add(fact.path("id").asString());
            }
        }
        return ids;
    }

    private static long evidence(Client client) throws Exception {
        long evidence = 0;
        for (JsonNode score : client.all("/api/scores?period=" + SmallOffice.PERIOD)) {
            for (JsonNode item : score.path("items")) {
                evidence += item.path("evidence").asLong();
            }
        }
        return evidence;
    }

    /** Counts and means worked out from what was sent. */
    private void assertOracle(Client client) throws Exception {
        for (JsonNode score : client.all("/api/scores?period=" + SmallOffice.PERIOD)) {
            String employeeId = score.path("employeeId").asString();
            List<Fact> own = sent.stream()
                    .filter(fact -> fact.employeeId().equals(employeeId))
                    .toList();
            long documents = own.stream().filter(Fact::isDocument).count();
            BigDecimal hours = own.stream()
                    .filter(fact -> !fact.isDocument())
                    .map(fact -> BigDecimal.valueOf(fact.tenths(), 1))
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
            BigDecimal mean =
                    hours.divide(BigDecimal.valueOf(own.size() - documents), SHOWN_DECIMALS, RoundingMode.HALF_UP);

            assertThat(score.at("/items/0/actual").decimalValue()).isEqualByComparingTo(BigDecimal.valueOf(documents));
            assertThat(score.at("/items/1/actual").decimalValue()).isEqualByComparingTo(mean);
        }
    }
}
