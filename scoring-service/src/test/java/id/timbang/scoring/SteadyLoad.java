package id.timbang.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import id.timbang.contracts.EmployeeChanged;
import id.timbang.contracts.Event;
import id.timbang.contracts.ObservationRecorded;
import id.timbang.contracts.OfficeChanged;
import id.timbang.kit.event.EventConfiguration;
import id.timbang.kit.event.EventPublisher;
import id.timbang.scoring.score.Catalogue;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.producer.Producer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import tools.jackson.databind.JsonNode;

/** Facts of a few employees, told at a steady rate, and what their scores must be. */
final class SteadyLoad implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(SteadyLoad.class);
    private static final Duration CAUGHT_UP_WITHIN = Duration.ofSeconds(30);
    private static final int EMPLOYEES = 60;
    private static final int PER_SECOND = 600;
    private static final int SHOWN_DECIMALS = 6;

    private final Map<String, List<Integer>> told = new ConcurrentHashMap<>();
    private final AtomicInteger next = new AtomicInteger();
    private final Producer<String, byte[]> producer;
    private final EventPublisher publisher;

    SteadyLoad(String broker) {
        producer = producer(broker);
        publisher = new EventPublisher(producer, Clock.systemUTC(), Duration.ofSeconds(20));
    }

    void publish(Event event) {
        publisher.publishAll(List.of(event));
    }

    /** So many a second that the machine is not busy with them alone: what is measured is the taking over. */
    ScheduledExecutorService load() {
        ScheduledExecutorService load = Executors.newSingleThreadScheduledExecutor();
        load.scheduleAtFixedRate(this::tell, 0, 1000L * EMPLOYEES / PER_SECOND, TimeUnit.MILLISECONDS);
        return load;
    }

    void tellAtOnce(int facts) {
        while (numbers() < facts) {
            tell();
        }
    }

    /** A fact of each employee; of every tenth round each is told twice, and counts once. */
    private void tell() {
        List<Event> facts = new ArrayList<>();
        for (int employee = 0; employee < EMPLOYEES; employee++) {
            int number = next.getAndIncrement();
            int tenths = 10 + number * 37 % 131;
            facts.add(hours(employee(employee), number, tenths));
            told.computeIfAbsent(employee(employee), id -> new CopyOnWriteArrayList<>())
                    .add(tenths);
        }
        publisher.publishAll(facts);
        if (next.get() % (10 * EMPLOYEES) == 0) {
            publisher.publishAll(facts);
        }
    }

    static void end(ScheduledExecutorService load) throws InterruptedException {
        load.shutdown();
        assertThat(load.awaitTermination(CAUGHT_UP_WITHIN.toSeconds(), TimeUnit.SECONDS))
                .isTrue();
    }

    int numbers() {
        return told.values().stream().mapToInt(List::size).sum();
    }

    /** Counts and means worked out from what was sent. */
    void assertOracle(Instance instance) {
        await().atMost(CAUGHT_UP_WITHIN)
                .untilAsserted(() -> assertThat(evidence(instance)).isEqualTo(numbers()));
        for (JsonNode score : scores(instance)) {
            List<Integer> own = told.get(score.path("employeeId").asString());
            BigDecimal mean = own.stream()
                    .map(tenths -> BigDecimal.valueOf(tenths, 1))
                    .reduce(BigDecimal.ZERO, BigDecimal::add)
                    .divide(BigDecimal.valueOf(own.size()), SHOWN_DECIMALS, RoundingMode.HALF_UP);
            assertThat(score.at("/items/1/evidence").asInt()).isEqualTo(own.size());
            assertThat(score.at("/items/1/actual").decimalValue()).isEqualByComparingTo(mean);
        }
        log.info("{} facts of {} employees: each is counted once", numbers(), told.size());
    }

    private static long evidence(Instance instance) {
        return scores(instance).stream()
                .mapToLong(score -> score.at("/items/1/evidence").asLong())
                .sum();
    }

    private static List<JsonNode> scores(Instance instance) {
        try {
            return StreamSupport.stream(
                            instance.get("/api/scores?size=500&period=2026-10")
                                    .path("items")
                                    .spliterator(),
                            false)
                    .toList();
        } catch (java.io.IOException failed) {
            throw new java.io.UncheckedIOException(failed);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopping);
        }
    }

    void directory() {
        publisher.publishAll(
                List.of(new OfficeChanged("city", 1, "City", null), new OfficeChanged("office", 1, "Office", "city")));
        publisher.publishAll(List.copyOf(Catalogue.INDICATORS.values()));
        publisher.publishAll(List.of(Catalogue.SCORECARD));
        publisher.publishAll(IntStream.range(0, EMPLOYEES)
                .mapToObj(SteadyLoad::employee)
                .map(id ->
                        new EmployeeChanged(id, 1, id, null, "office", "officer", null, null, null, null, null, null))
                .toList());
    }

    private static Producer<String, byte[]> producer(String broker) {
        KafkaProperties kafka = new KafkaProperties();
        kafka.setBootstrapServers(List.of(broker));
        return EventConfiguration.producer(EventConfiguration.producerSettings(kafka));
    }

    static String employee(int number) {
        return "so-" + number;
    }

    private static ObservationRecorded hours(String employee, int number, int tenths) {
        return new ObservationRecorded(
                "h-" + number,
                "siak",
                employee,
                "hours",
                Instant.parse("2026-10-05T03:00:00Z"),
                BigDecimal.valueOf(tenths, 1),
                null,
                null,
                null,
                Map.of());
    }

    @Override
    public void close() {
        producer.close();
    }
}
