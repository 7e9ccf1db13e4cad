package id.timbang.kit.event;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import id.timbang.contracts.AnswerSubmitted;
import id.timbang.contracts.Event;
import id.timbang.contracts.EventJson;
import id.timbang.contracts.OfficeChanged;
import id.timbang.contracts.SurveyElement;
import java.io.IOException;
import java.net.ServerSocket;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.errors.NotLeaderOrFollowerException;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

class EventPublisherTest {

    private static final Instant NOW = Instant.parse("2026-11-24T03:15:00Z");
    private static final Event OFFICE = new OfficeChanged("a", 1, "A", null);
    private static final Event ANSWER =
            new AnswerSubmitted("x", "skm", "a", null, null, LocalDate.of(2026, 11, 24), Map.of(SurveyElement.TIME, 4));

    private final MockProducer<String, byte[]> unanswering =
            new MockProducer<>(false, null, new StringSerializer(), new ByteArraySerializer());
    private final EventPublisher publisher =
            new EventPublisher(unanswering, Clock.fixed(NOW, ZoneOffset.UTC), Duration.ofSeconds(10));

    @Test
    void returns_only_after_every_acknowledgement() throws Exception {
        CompletableFuture<Void> publishing =
                CompletableFuture.runAsync(() -> publisher.publishAll(List.of(OFFICE, ANSWER)));
        await().until(() -> unanswering.history().size() == 2);

        unanswering.completeNext();
        assertThat(publishing).isNotDone();
        unanswering.completeNext();

        publishing.get(10, SECONDS);
    }

    @Test
    void an_event_goes_to_its_topic_under_its_key_with_the_time_of_publishing() throws Exception {
        publishing(OFFICE);

        var sent = unanswering.history().get(0);
        assertThat(sent.topic()).isEqualTo("timbang.directory.v1");
        assertThat(sent.key()).isEqualTo("office/a");
        assertThat(EventJson.read(sent.value()).time()).isEqualTo(NOW);
    }

    @Test
    void nothing_about_a_survey_answer_tells_when_it_was_given() throws Exception {
        publishing(ANSWER);

        var sent = unanswering.history().get(0);
        assertThat(sent.timestamp()).isZero();
        assertThat(EventJson.read(sent.value()).time()).isNull();
        assertThat(sent.headers()).isEmpty();
    }

    @Test
    void what_a_service_writes_beside_its_events_goes_with_them() {
        MockProducer<String, byte[]> answering =
                new MockProducer<>(true, null, new StringSerializer(), new ByteArraySerializer());
        EventHeaders headers = event ->
                event instanceof OfficeChanged ? List.of(new RecordHeader("office", new byte[] {7})) : List.of();

        new EventPublisher(answering, Clock.systemUTC(), Duration.ofSeconds(10), headers)
                .publishAll(List.of(OFFICE, ANSWER));

        assertThat(answering.history().get(0).headers()).containsExactly(new RecordHeader("office", new byte[] {7}));
        assertThat(answering.history().get(1).headers()).isEmpty();
    }

    @Test
    void a_refusal_by_the_broker_fails_the_call_with_its_cause() {
        CompletableFuture<Void> publishing = CompletableFuture.runAsync(() -> publisher.publish(OFFICE));
        await().until(() -> unanswering.errorNext(new NotLeaderOrFollowerException("moving")));

        assertThat(publishing)
                .failsWithin(Duration.ofSeconds(10))
                .withThrowableThat()
                .havingCause()
                .isInstanceOf(PublishingFailedException.class)
                .withCauseInstanceOf(NotLeaderOrFollowerException.class);
    }

    @Test
    void a_missing_acknowledgement_fails_the_call_at_the_deadline() {
        EventPublisher impatient = new EventPublisher(unanswering, Clock.systemUTC(), Duration.ofMillis(50));

        assertThatThrownBy(() -> impatient.publish(OFFICE))
                .isInstanceOf(PublishingFailedException.class)
                .hasMessageContaining("PT0.05S");
    }

    @Test
    void without_a_broker_many_events_fail_within_the_deadline_as_one_does() throws Exception {
        Duration deadline = Duration.ofSeconds(1);
        try (Broker nowhere = Broker.at("127.0.0.1:" + unusedPort(), Map.of("max.block.ms", "1000"))) {
            long started = System.nanoTime();

            assertThatThrownBy(() -> nowhere.publisher(deadline).publishAll(Collections.nCopies(50, OFFICE)))
                    .isInstanceOf(PublishingFailedException.class);

            assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(deadline.multipliedBy(3));
        }
    }

    @Test
    void an_event_beyond_what_the_log_takes_is_told_apart_from_an_absent_broker() {
        try (Broker broker = Broker.shared()) {
            Event large = new OfficeChanged("large", 1, "A".repeat(1_100_000), null);

            assertThatThrownBy(() -> broker.publisher().publish(large))
                    .isInstanceOfSatisfying(PublishingFailedException.class, failed -> assertThat(failed.isTooLarge())
                            .isTrue());
        }
    }

    @Test
    void an_interrupted_caller_stays_interrupted() throws Exception {
        CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
        Thread caller = new Thread(() -> {
            try {
                publisher.publish(OFFICE);
            } catch (PublishingFailedException failed) {
                interrupted.complete(Thread.currentThread().isInterrupted());
            }
        });
        caller.start();
        await().until(() -> unanswering.history().size() == 1);
        caller.interrupt();

        assertThat(interrupted.get(10, SECONDS)).isTrue();
    }

    private void publishing(Event event) throws Exception {
        CompletableFuture<Void> publishing = CompletableFuture.runAsync(() -> publisher.publish(event));
        await().until(unanswering::completeNext);
        publishing.get(10, SECONDS);
    }

    private static int unusedPort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
