package id.timbang.indicator.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import id.timbang.contracts.ObservationRecorded;
import id.timbang.contracts.Topic;
import id.timbang.indicator.Log;
import id.timbang.indicator.RunningService;
import id.timbang.indicator.RunningService.Answer;
import id.timbang.kit.identity.TestIdentity;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the service promises while the broker is away, over HTTP and on whatever broker and store. */
@Timeout(180)
abstract class SpoolingContract {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Surroundings around = surroundings();

    abstract Surroundings surroundings();

    @AfterEach
    void close() {
        around.close();
    }

    @Test
    void what_is_told_while_the_broker_is_away_is_in_the_log_later_in_order_though_the_process_has_crashed_meanwhile() {
        try (RunningService service = service().ready()) {
            prepare(service);
            assertThat(tell(service, "0").status()).isEqualTo(202);

            around.brokerAway();
            for (int number = 1; number <= 30; number++) {
                assertThat(tell(service, "" + number).status()).isEqualTo(202);
            }

            long asked = System.nanoTime();
            assertThat(tell(service, "31").status()).isEqualTo(202);
            assertThat(Duration.ofNanos(System.nanoTime() - asked))
                    .as("nobody waits for a broker that is away")
                    .isLessThan(Duration.ofSeconds(1));
            assertThat(figure(service, "timbang.spool.spooled")).isEqualTo(31);
            assertThat(figure(service, "timbang.spool.waiting")).isEqualTo(31);
            Answer health = service.get("/actuator/health");
            assertThat(health.status()).isEqualTo(200);
            assertThat(health.body().at("/components/spool/details/waiting").intValue())
                    .isEqualTo(31);
            await().atMost(PATIENCE).until(() -> figure(service, "timbang.spool.oldest.seconds") >= 1);
        }
        try (RunningService next = service()) {
            assertThat(next.post("/api/observations", "{}").status()).isEqualTo(503);

            around.brokerBack();
            next.ready();
            await().atMost(PATIENCE).until(() -> figure(next, "timbang.spool.waiting") == 0);
            assertThat(tell(next, "32").status()).isEqualTo(202);

            assertThat(figure(next, "timbang.spool.drained")).isEqualTo(31);
            assertThat(figure(next, "timbang.spool.spooled")).isZero();
            assertThat(next.get("/actuator/health")
                            .body()
                            .at("/components/spool/details/spooling")
                            .asBoolean())
                    .isFalse();
        }
        assertThat(new LinkedHashSet<>(logged()))
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(0, 32).mapToObj(String::valueOf).toList());
    }

    @Test
    void however_often_the_broker_goes_and_comes_every_teller_is_answered_202_and_keeps_its_order() throws Exception {
        AtomicBoolean over = new AtomicBoolean();
        ExecutorService threads = Executors.newFixedThreadPool(2);
        List<Future<List<String>>> tellers = new ArrayList<>();
        try (RunningService service = service().ready()) {
            prepare(service);
            for (String name : List.of("a", "b")) {
                tellers.add(threads.submit(() -> tellUntil(over, service, name)));
            }
            for (int flap = 0; flap < 3; flap++) {
                around.brokerAway();
                double before = figure(service, "timbang.spool.spooled");
                await().atMost(PATIENCE).until(() -> figure(service, "timbang.spool.spooled") > before + 20);
                double drained = figure(service, "timbang.spool.drained");
                around.brokerBack();
                await().atMost(PATIENCE).until(() -> figure(service, "timbang.spool.drained") > drained);
            }
            over.set(true);
            threads.shutdown();
            assertThat(threads.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
            await().atMost(PATIENCE).until(() -> figure(service, "timbang.spool.waiting") == 0);
            assertThat(figure(service, "timbang.spool.drained")).isEqualTo(figure(service, "timbang.spool.spooled"));
        }
        List<String> first = List.copyOf(new LinkedHashSet<>(logged()));
        for (Future<List<String>> teller : tellers) {
            assertThat(first).containsSubsequence(teller.get());
        }
    }

    @Test
    void with_the_store_away_too_nothing_is_taken_until_one_of_them_is_back() {
        try (RunningService service = service().ready()) {
            prepare(service);
            around.storeAway();
            assertThat(tell(service, "1").status())
                    .as("the store is not needed while the broker is there")
                    .isEqualTo(202);
            around.brokerAway();

            for (int call = 0; call < 4; call++) {
                Answer refused = tell(service, "2");
                assertThat(refused.status()).isEqualTo(503);
                assertThat(refused.text("/code")).isEqualTo("event-log-unavailable");
                assertThat(refused.response().headers().firstValue("Retry-After"))
                        .isPresent();
            }
            assertThat(figure(service, "timbang.spool.spooled")).isZero();

            around.storeBack();
            await().atMost(PATIENCE).until(() -> tell(service, "3").status() == 202);
            around.brokerBack();
            await().atMost(PATIENCE).until(() -> figure(service, "timbang.spool.drained") == 1);
        }
        assertThat(new LinkedHashSet<>(logged())).startsWith("1").endsWith("3").isSubsetOf("1", "2", "3");
    }

    @Test
    void figures_are_shown_to_those_only_who_answer_for_the_whole() {
        try (RunningService service = service().ready()) {
            String path = "/actuator/metrics/timbang.spool.waiting";
            TestIdentity identity = TestIdentity.shared();

            assertThat(service.get(path).status()).isEqualTo(200);
            assertThat(service.as(identity.auditor()).get(path).status()).isEqualTo(200);
            for (String token :
                    List.of(identity.person("e-1"), identity.manager("an-office"), identity.registry("siak"))) {
                assertThat(service.as(token).get(path).status()).isEqualTo(403);
            }
        }
    }

    /** One that gives the broker up soon. */
    private RunningService service() {
        return RunningService.starting(
                around.bootstrapServers(),
                around.mongoUri("spooling"),
                "--spring.kafka.admin.auto-create=false",
                "--timbang.spool.lease=2s",
                "--spring.kafka.producer.properties.delivery.timeout.ms=1500",
                "--spring.kafka.producer.properties.request.timeout.ms=1000",
                "--spring.kafka.producer.properties.max.block.ms=1500",
                "--spring.kafka.properties.reconnect.backoff.max.ms=200");
    }

    private static void prepare(RunningService service) {
        service.put("/api/offices/asemrowo", "{\"name\":\"Dukcapil\"}");
        for (String employee : List.of("budi", "a", "b")) {
            service.put(
                    "/api/employees/" + employee,
                    "{\"name\":\"Somebody\",\"officeId\":\"asemrowo\",\"position\":\"officer\"}");
        }
        service.put(
                "/api/indicators/docs",
                "{\"name\":{\"id\":\"x\",\"en\":\"x\"},\"unit\":\"x\",\"aspect\":\"QUANTITY\",\"measure\":\"COUNT\","
                        + "\"polarity\":\"HIGHER\"}");
    }

    private static Answer tell(RunningService service, String id) {
        return tell(service, id, "budi");
    }

    private static Answer tell(RunningService service, String id, String employee) {
        return service.post(
                "/api/observations",
                "{\"id\":\"" + id + "\",\"source\":\"siak\",\"employeeId\":\"" + employee
                        + "\",\"indicator\":\"docs\",\"occurredAt\":\"2026-11-02T09:41:00+07:00\"}");
    }

    private static List<String> tellUntil(AtomicBoolean over, RunningService service, String name) {
        List<String> told = new ArrayList<>();
        for (int number = 0; !over.get(); number++) {
            String id = name + number;
            assertThat(tell(service, id, name).status()).isEqualTo(202);
            told.add(id);
        }
        return told;
    }

    private static double figure(RunningService service, String name) {
        Answer answer = service.get("/actuator/metrics/" + name);
        assertThat(answer.status()).isEqualTo(200);
        return answer.body().at("/measurements/0/value").doubleValue();
    }

    /** The ids of all facts in the log; one employee's in their order. */
    private List<String> logged() {
        return Log.of(Topic.OBSERVATIONS, around.bootstrapServers(), "").stream()
                .map(told -> ((ObservationRecorded) told.envelope().data()).id())
                .toList();
    }
}
