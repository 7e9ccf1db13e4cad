package id.timbang.indicator.facts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import id.timbang.contracts.IndicatorChanged;
import id.timbang.contracts.IndicatorChanged.Aspect;
import id.timbang.contracts.IndicatorChanged.Measure;
import id.timbang.contracts.IndicatorChanged.PlausibleRate;
import id.timbang.contracts.IndicatorChanged.Polarity;
import id.timbang.contracts.LocalizedText;
import id.timbang.contracts.ObservationEvent;
import id.timbang.contracts.ObservationRecorded;
import id.timbang.contracts.ObservationRetracted;
import id.timbang.indicator.outbound.Durable;
import id.timbang.kit.problem.Problem;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The index through restarts, and with all that can become of its file. */
class FactIndexTest {

    private static final Instant THEN = Instant.parse("2026-11-02T02:41:00Z");

    @TempDir
    Path directory;

    private final LocalLog log = new LocalLog(FactIndexTest::tenAnHour);

    @Test
    void what_was_read_is_known_after_a_restart_and_reading_goes_on_where_it_was() {
        publish(fact("1", 5), fact("2", 5), new ObservationRetracted("2", "siak", "budi", "wrong"));
        try (FactIndex index = log.open(directory)) {
            log.follow(index);
        }
        publish(fact("3", 5));

        try (FactIndex index = log.open(directory)) {
            assertThat(log.begin(index)).containsValue(3L);
            assertThat(index.find("siak", "1").orElseThrow().retracted()).isFalse();
            assertThat(index.find("siak", "2").orElseThrow().retracted()).isTrue();
            assertThat(index.find("siak", "3")).isEmpty();
            assertThat(index.find("lapor", "1")).isEmpty();
            log.follow(index);
            assertThat(index.find("siak", "3").orElseThrow().employeeId()).isEqualTo("budi");
        }
    }

    @Test
    void a_record_without_a_header_says_the_same_by_its_content() {
        publish(
                fact("1", 5),
                new ObservationRetracted("1", "siak", "budi", "wrong"),
                fact("1", 6).asCorrection(2),
                new ObservationRetracted("2", "siak", "budi", "early"),
                fact("3", 7));
        Map<String, Fact> byHeader;
        try (FactIndex index = log.open(directory)) {
            log.follow(index);
            byHeader = LocalLog.known(index, "siak", "1", "2", "3");
        }

        try (FactIndex index = log.open(directory.resolve("other"))) {
            log.followByContent(index);
            assertThat(LocalLog.known(index, "siak", "1", "2", "3")).hasSize(3).isEqualTo(byHeader);
        }
    }

    @Test
    void a_record_that_cannot_be_read_is_passed_over_and_the_next_is_read() {
        publish(fact("1", 5), fact("2", 5));
        try (FactIndex index = log.open(directory)) {
            var records = log.records();
            records.get(0).headers().remove(FactMark.HEADER).add(FactMark.HEADER, new byte[] {9, 9});

            index.follow(records, record -> Optional.empty());

            assertThat(index.find("siak", "1")).isEmpty();
            assertThat(index.find("siak", "2")).isPresent();
            assertThat(log.begin(index)).containsValue(2L);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"another topic", "fewer records"})
    void of_another_log_nothing_is_believed(String what) {
        publish(fact("1", 5), fact("2", 5));
        try (FactIndex index = log.open(directory)) {
            log.follow(index);
        }
        log.replace(what.equals("another topic") ? "another" : "a-log");
        publish(fact("2", 5));
        if (what.equals("another topic")) {
            publish(fact("3", 5), fact("4", 5));
        }

        try (FactIndex index = log.open(directory)) {
            assertThat(log.begin(index)).isEmpty();
            log.follow(index);
            assertThat(index.find("siak", "1")).isEmpty();
            assertThat(index.find("siak", "2")).isPresent();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"noise", "nothing", "cut", "another store", "damaged"})
    void what_is_no_index_is_moved_aside_and_made_anew(String what) throws IOException {
        publish(IntStream.range(0, 20_000)
                .mapToObj(number -> fact("n" + number, number))
                .toArray(ObservationEvent[]::new));
        try (FactIndex index = log.open(directory)) {
            log.follow(index);
        }
        spoil(what, directory.resolve("facts.mv"));

        try (FactIndex index = log.open(directory)) {
            index.whenLost(() -> log.begin(index));
            readUntilWhole(index);
            assertThat(index.size()).isEqualTo(20_000);
        }
    }

    private void readUntilWhole(FactIndex index) {
        await().atMost(Duration.ofSeconds(60))
                .ignoreExceptionsMatching(Problem.class::isInstance)
                .until(() -> {
                    log.follow(index);
                    return IntStream.range(0, 20_000)
                            .allMatch(number -> index.find("siak", "n" + number).isPresent());
                });
    }

    private static void spoil(String what, Path file) throws IOException {
        switch (what) {
            case "noise" -> Files.write(file, new byte[70_000]);
            case "nothing" -> Files.write(file, new byte[0]);
            case "cut" -> {
                try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                    channel.truncate(channel.size() / 2);
                }
            }
            case "another store" -> {
                Files.delete(file);
                try (var other = org.h2.mvstore.MVStore.open(file.toString())) {
                    other.<String, String>openMap("state").put("layout", "something else");
                    other.<String, Integer>openMap("facts").put("a", 1);
                }
            }
            case "damaged" -> {
                byte[] bytes = Files.readAllBytes(file);
                Arrays.fill(bytes, 20_000, bytes.length - 20_000, (byte) 0x5a);
                Files.write(file, bytes);
            }
            default -> throw new IllegalArgumentException(what);
        }
    }

    @Test
    void a_store_that_fails_while_it_is_used_is_made_anew_and_nothing_is_answered_meanwhile() throws IOException {
        publish(IntStream.range(0, 60_000)
                .mapToObj(number -> fact("n" + number, number))
                .toArray(ObservationEvent[]::new));
        AtomicInteger lost = new AtomicInteger();
        try (FactIndex index = log.open(directory)) {
            index.whenLost(lost::incrementAndGet);
            log.follow(index);
        }
        try (FactIndex index = log.open(directory)) {
            index.whenLost(lost::incrementAndGet);
            Files.write(directory.resolve("facts.mv"), new byte[8192]);

            assertThatThrownBy(() -> IntStream.range(0, 60_000).forEach(number -> index.find("siak", "n" + number)))
                    .isInstanceOfSatisfying(
                            Problem.class, problem -> assertThat(problem.code()).isEqualTo("starting"));
            assertThat(lost).hasValue(1);
            assertThatThrownBy(() -> index.find("siak", "n1")).isInstanceOf(Problem.class);
            assertThatThrownBy(() -> index.told(durable(fact("x", 1)))).isInstanceOf(Problem.class);

            log.follow(index);
            assertThat(index.find("siak", "n1")).isPresent();
            assertThat(index.size()).isEqualTo(60_000);
        }
    }

    @Test
    void a_second_one_on_the_same_directory_has_its_own_which_is_gone_at_the_end() throws IOException {
        publish(fact("1", 5));
        try (FactIndex first = log.open(directory)) {
            log.follow(first);
            long before = temporaries();
            try (FactIndex second = log.open(directory)) {
                log.follow(second);
                second.told(durable(fact("2", 5)));
                assertThat(second.find("siak", "1")).isPresent();
                assertThat(first.find("siak", "2")).isEmpty();
                assertThat(temporaries()).isEqualTo(before + 1);
            }
            assertThat(temporaries()).isEqualTo(before);
            assertThat(first.find("siak", "1")).isPresent();
        }
    }

    private static long temporaries() throws IOException {
        try (Stream<Path> all = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return all.filter(path -> path.getFileName().toString().startsWith("timbang-facts-"))
                    .count();
        }
    }

    @Test
    void an_interrupted_caller_closes_it_for_nobody_and_stays_interrupted() {
        try (FactIndex index = log.open(directory)) {
            Thread.currentThread().interrupt();
            index.told(durable(fact("1", 5)));
            assertThat(index.find("siak", "1")).isPresent();
            assertThat(Thread.interrupted()).isTrue();
            publish(fact("2", 5));
            log.follow(index);
            assertThat(index.find("siak", "2")).isPresent();
        }
    }

    @Test
    void a_burst_is_counted_from_the_log_and_within_the_call_and_each_record_once() {
        ObservationRecorded[] nine = IntStream.range(0, 9)
                .mapToObj(number -> fact("n" + number, number * 5))
                .toArray(ObservationRecorded[]::new);
        publish(nine);
        try (FactIndex index = log.open(directory)) {
            index.told(durable(nine));
            log.follow(index);
        }
        try (FactIndex index = log.open(directory)) {
            log.follow(index);
            FactIndex.Bursts bursts = index.bursts();

            assertThat(bursts.isOneTooMany(fact("tenth", 46), 10)).isFalse();
            assertThat(bursts.isOneTooMany(fact("eleventh", 47), 10)).isTrue();
            assertThat(bursts.isOneTooMany(fact("the next hour's", 61), 10)).isFalse();
            assertThat(bursts.isOneTooMany(fact("a correction", 47).asCorrection(2), 10))
                    .isFalse();
            assertThat(index.bursts().isOneTooMany(fact("tenth", 46), 10)).isFalse();
        }
    }

    @Test
    void what_is_told_here_is_known_and_counted_and_passed_over_without_being_read() {
        publish(fact("other's", 1));
        try (FactIndex index = log.open(directory)) {
            index.told(log.told(eightFacts()));
            assertThat(index.find("siak", "n7")).isPresent();
            assertThat(index.furtherOn()).as("another's is to be read before").isEmpty();
            index.follow(log.records().subList(0, 1), LocalLog::read);

            assertThat(index.furtherOn()).isEqualTo(Map.of(LocalLog.PARTITION, 9L));
            assertThat(index.furtherOn()).isEmpty();
            assertNineAreCounted(index);
        }
        try (FactIndex index = log.open(directory)) {
            assertThat(log.begin(index)).isEqualTo(Map.of(LocalLog.PARTITION, 9L));
            assertNineAreCounted(index);
        }
    }

    @Test
    void what_was_read_before_it_was_passed_over_is_counted_once() {
        try (FactIndex index = log.open(directory)) {
            Durable told = log.told(fact("first", 1));
            Durable more = log.told(eightFacts());
            log.follow(index);
            index.told(told);
            index.told(more);

            assertThat(index.furtherOn()).isEmpty();
            assertNineAreCounted(index);
        }
    }

    private static ObservationEvent[] eightFacts() {
        return IntStream.range(0, 8)
                .mapToObj(number -> fact("n" + number, number))
                .toArray(ObservationEvent[]::new);
    }

    private static void assertNineAreCounted(FactIndex index) {
        FactIndex.Bursts bursts = index.bursts();
        assertThat(bursts.isOneTooMany(fact("tenth", 46), 10)).isFalse();
        assertThat(bursts.isOneTooMany(fact("eleventh", 47), 10)).isTrue();
    }

    /** As it would be in the spool: its place in the log is not known. */
    private Durable durable(ObservationEvent... events) {
        return new Durable(log.publisher().records(List.of(events)), List.of());
    }

    private void publish(ObservationEvent... events) {
        log.publisher().publishAll(List.of(events));
    }

    private static ObservationRecorded fact(String id, int minute) {
        return new ObservationRecorded(
                id,
                "siak",
                "budi",
                "docs",
                Instant.parse("2026-11-02T02:00:00Z").plus(Duration.ofMinutes(minute)),
                BigDecimal.valueOf(minute),
                null,
                null,
                null,
                Map.of());
    }

    private static Optional<IndicatorChanged> tenAnHour(String code) {
        return Optional.of(new IndicatorChanged(
                code,
                1,
                new LocalizedText("x", "x"),
                "x",
                Aspect.QUANTITY,
                Measure.COUNT,
                Polarity.HIGHER,
                null,
                null,
                null,
                new PlausibleRate(10, 60),
                null,
                null));
    }
}
