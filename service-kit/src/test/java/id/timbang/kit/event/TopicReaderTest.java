package id.timbang.kit.event;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import id.timbang.contracts.Envelope;
import id.timbang.contracts.Event;
import id.timbang.contracts.EventJson;
import id.timbang.contracts.ObservationRetracted;
import id.timbang.contracts.OfficeChanged;
import id.timbang.contracts.Quarantined;
import id.timbang.contracts.Topic;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TopicReaderTest {

    private static final Duration QUICK = Duration.ofSeconds(2);

    private final Broker broker = Broker.shared();
    private final List<TopicReader> started = new ArrayList<>();
    private final String unique = UUID.randomUUID().toString();
    private final Taken taken = new Taken();

    @AfterEach
    void stopAll() {
        started.forEach(TopicReader::stop);
        broker.close();
    }

    @Test
    void reads_a_whole_topic_each_key_in_order_and_then_follows_it() {
        List<Event> events = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            events.add(retraction(i % 20, i));
        }
        broker.publisher().publishAll(events);

        TopicReader reader = start(Topic.OBSERVATIONS, TopicReader.From.START);
        await().until(reader::isCaughtUp);
        broker.publisher().publish(retraction(0, 300));
        await().until(() -> taken.of(employee(0)).contains(retraction(0, 300)));

        for (int employee = 1; employee < 20; employee++) {
            String key = employee(employee);
            assertThat(taken.of(key))
                    .containsExactlyElementsOf(events.stream()
                            .filter(event -> event.key().equals(key))
                            .toList());
        }
    }

    @Test
    void from_the_end_only_what_comes_later_is_read() {
        broker.publisher().publish(office(1));
        TopicReader reader = start(Topic.DIRECTORY, TopicReader.From.END);
        await().until(reader::isCaughtUp);

        broker.publisher().publish(office(2));

        await().until(() -> taken.of(office(2).key()).contains(office(2)));
        assertThat(taken.of(office(1).key())).containsExactly(office(2));
    }

    @Test
    void is_not_caught_up_before_the_handler_has_taken_what_stood_there() throws Exception {
        broker.publisher().publish(office(1));
        CountDownLatch handling = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        TopicReader reader = broker.readers().reader(List.of(Topic.DIRECTORY), TopicReader.From.START, batch -> {
            handling.countDown();
            awaited(release);
        });
        assertThat(reader.isCaughtUp()).isFalse();
        start(reader);

        assertThat(handling.await(10, SECONDS)).isTrue();
        assertThat(reader.isCaughtUp()).isFalse();
        release.countDown();
        await().until(reader::isCaughtUp);
    }

    @Test
    void what_cannot_be_read_goes_to_quarantine_whole_and_the_next_is_read() {
        Taken quarantine = new Taken();
        start(broker.readers().reader(List.of(Topic.QUARANTINE), TopicReader.From.END, quarantine));
        start(Topic.DIRECTORY, TopicReader.From.END);
        await().until(() -> started.stream().allMatch(TopicReader::isCaughtUp));

        String text = broker.append(Topic.DIRECTORY, "x", bytes("{\"type\":"));
        byte[] noise = {(byte) 0xff, 0, 1};
        String binary = broker.append(Topic.DIRECTORY, "x", noise);
        String large = broker.append(Topic.DIRECTORY, "x", new byte[900_000]);
        String nothing = broker.append(Topic.DIRECTORY, "x", null);
        String later = broker.append(Topic.DIRECTORY, "x", bytes(event("timbang.office-changed.v2")));
        String wordy = broker.append(Topic.DIRECTORY, "x", bytes(event("\u0001".repeat(140_000))));
        byte[] foreign = EventJson.write(Envelope.of(retraction(1, 1), Instant.EPOCH));
        String stray = broker.append(Topic.DIRECTORY, "x", foreign);
        broker.publisher().publish(office(1));

        await().until(() -> taken.of(office(1).key()).contains(office(1)));
        await().until(() -> quarantine.count() >= 7);
        List<Quarantined> put = quarantine.of(Topic.DIRECTORY.topicName()).stream()
                .map(Quarantined.class::cast)
                .toList();
        assertThat(put)
                .extracting(Quarantined::item, Quarantined::reason)
                .containsExactly(
                        tuple(text, "unreadable"),
                        tuple(binary, "unreadable"),
                        tuple(large, "unreadable"),
                        tuple(nothing, "no-value"),
                        tuple(later, "unreadable"),
                        tuple(wordy, "unreadable"),
                        tuple(stray, "wrong-topic"));
        assertThat(put)
                .extracting(Quarantined::payload)
                .startsWith("{\"type\":", Base64.getEncoder().encodeToString(noise), null, null)
                .endsWith(new String(foreign, StandardCharsets.UTF_8));
        assertThat(put).extracting(Quarantined::base64).containsExactly(false, true, false, false, false, false, false);
        assertThat(put.get(2).detail()).contains("900000 bytes");
        assertThat(put.get(4).detail()).contains("timbang.office-changed.v2");
        assertThat(put.get(5).detail()).hasSizeLessThan(400);
        assertThat(put.get(6).detail()).contains(Topic.OBSERVATIONS.topicName());
    }

    @Test
    void an_event_that_a_handler_can_never_use_goes_to_quarantine_and_those_beside_it_are_handled() {
        Taken quarantine = new Taken();
        start(broker.readers().reader(List.of(Topic.QUARANTINE), TopicReader.From.END, quarantine));
        TopicReader reader = broker.readers().reader(List.of(Topic.DIRECTORY), TopicReader.From.END, batch -> {
            for (Envelope<?> event : batch) {
                if (event.data().equals(office(2))) {
                    throw new UnusableEventException("two is too many");
                }
                if (event.data().equals(office(3))) {
                    throw new NumberFormatException("of three");
                }
            }
            taken.accept(batch);
        });
        start(reader);
        await().until(() -> started.stream().allMatch(TopicReader::isCaughtUp));

        broker.publisher().publishAll(List.of(office(1), office(2), office(3), office(4)));

        await().until(() -> taken.of(office(1).key()).size() == 2);
        await().until(() -> quarantine.of(Topic.DIRECTORY.topicName()).size() == 2);
        assertThat(taken.of(office(1).key())).containsExactly(office(1), office(4));
        assertThat(quarantine.of(Topic.DIRECTORY.topicName()))
                .extracting(event -> ((Quarantined) event).reason(), event -> ((Quarantined) event).detail())
                .containsExactly(
                        tuple("unusable", "two is too many"),
                        tuple("unusable", "the service could not use it: java.lang.NumberFormatException: of three"));
    }

    @Test
    void a_batch_whose_handler_fails_is_given_again_until_it_is_taken() {
        AtomicInteger failures = new AtomicInteger(2);
        TopicReader reader = broker.readers().reader(List.of(Topic.DIRECTORY), TopicReader.From.END, batch -> {
            switch (failures.getAndDecrement()) {
                case 2 -> throw new IllegalStateException("store away");
                case 1 -> throw new StackOverflowError();
                default -> taken.accept(batch);
            }
        });
        start(reader);
        await().until(reader::isCaughtUp);

        broker.publisher().publish(office(1));
        await().until(() -> taken.of(office(1).key()).size() == 1);
        broker.publisher().publish(office(2));

        await().until(() -> taken.of(office(1).key()).size() == 2);
        assertThat(taken.of(office(1).key())).containsExactly(office(1), office(2));
    }

    @Test
    void started_again_it_goes_on_where_it_was_and_is_caught_up_anew() {
        TopicReader reader = start(Topic.DIRECTORY, TopicReader.From.END);
        await().until(reader::isCaughtUp);
        broker.publisher().publish(office(1));
        await().until(() -> taken.of(office(1).key()).size() == 1);

        reader.stop();
        assertThat(reader.isRunning()).isFalse();
        broker.publisher().publish(office(2));
        reader.start();

        assertThat(reader.isRunning()).isTrue();
        await().until(reader::isCaughtUp);
        assertThat(taken.of(office(1).key())).containsExactly(office(1), office(2));
    }

    @Test
    void stops_quickly_while_it_waits_for_records_and_while_a_handler_fails() {
        TopicReader waiting = start(Topic.DIRECTORY, TopicReader.From.END);
        await().until(waiting::isCaughtUp);
        CountDownLatch failed = new CountDownLatch(1);
        TopicReader failing = broker.readers().reader(List.of(Topic.DIRECTORY), TopicReader.From.START, batch -> {
            failed.countDown();
            throw new IllegalStateException("store away");
        });
        broker.publisher().publish(office(1));
        start(failing);
        awaited(failed);

        assertStopsQuickly(waiting);
        assertStopsQuickly(failing);
    }

    @Test
    void stops_quickly_while_a_broker_does_not_answer() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            TopicReaders readers = new TopicReaders(
                    Map.of("bootstrap.servers", "127.0.0.1:" + silent.getLocalPort()), broker.publisher());
            TopicReader reader = start(readers.reader(List.of(Topic.DIRECTORY), TopicReader.From.START, taken));
            silent.accept();

            assertStopsQuickly(reader);
            assertThat(reader.isCaughtUp()).isFalse();
        }
    }

    @Test
    void bears_a_stop_without_a_start() {
        TopicReader reader = broker.readers().reader(List.of(Topic.DIRECTORY), TopicReader.From.START, taken);

        reader.stop();

        assertThat(reader.isRunning()).isFalse();
    }

    private TopicReader start(Topic topic, TopicReader.From from) {
        return start(broker.readers().reader(List.of(topic), from, taken));
    }

    private TopicReader start(TopicReader reader) {
        started.add(reader);
        reader.start();
        return reader;
    }

    private static void assertStopsQuickly(TopicReader reader) {
        long asked = System.nanoTime();
        reader.stop();
        assertThat(Duration.ofNanos(System.nanoTime() - asked)).isLessThan(QUICK);
    }

    private OfficeChanged office(long version) {
        return new OfficeChanged(unique, version, "A", null);
    }

    private String employee(int number) {
        return unique + "-" + number;
    }

    private ObservationRetracted retraction(int employee, int id) {
        return new ObservationRetracted(String.valueOf(id), "test", employee(employee), "wrong");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String event(String type) {
        return "{\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"x\",\"type\":"
                + EventJson.mapper().writeValueAsString(type) + ",\"data\":{}}";
    }

    private static void awaited(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, SECONDS)).isTrue();
        } catch (InterruptedException stopping) {
            throw new AssertionError(stopping);
        }
    }
}
