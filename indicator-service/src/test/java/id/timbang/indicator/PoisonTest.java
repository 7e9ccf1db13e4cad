package id.timbang.indicator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import id.timbang.contracts.Envelope;
import id.timbang.contracts.Event;
import id.timbang.contracts.EventJson;
import id.timbang.contracts.IndicatorChanged;
import id.timbang.contracts.IndicatorChanged.Aspect;
import id.timbang.contracts.IndicatorChanged.Measure;
import id.timbang.contracts.IndicatorChanged.Polarity;
import id.timbang.contracts.LocalizedText;
import id.timbang.contracts.Quarantined;
import id.timbang.contracts.Topic;
import id.timbang.embedded.EmbeddedBroker;
import id.timbang.kit.event.PoisonRecords;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Records that cannot be used, on every topic this service follows: put aside with their place, and the next is read. */
class PoisonTest {

    private static final List<Topic> FOLLOWED = List.of(
            Topic.DIRECTORY, Topic.CATALOGUE, Topic.OBSERVATIONS, Topic.RETRACTIONS, Topic.PERIODS, Topic.QUARANTINE);

    private static final String KEY = "budi";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final String run = UUID.randomUUID().toString().substring(0, 8);

    @Test
    void what_no_reader_can_use_is_in_the_quarantine_by_its_place_and_what_follows_it_is_read(@TempDir Path directory) {
        List<Event> unusable = List.of(new IndicatorChanged(
                "long",
                1,
                new LocalizedText("x", "x"),
                "x",
                Aspect.TIME,
                Measure.SHARE_WITHIN,
                Polarity.HIGHER,
                new BigDecimal("1".repeat(40)),
                null));
        try (EmbeddedBroker broker = EmbeddedBroker.start(directory)) {
            Map<Topic, Map<String, String>> poisoned = new EnumMap<>(Topic.class);
            try (RunningService service = RunningService.withBroker(broker.bootstrapServers(), "poison-1-" + run);
                    PoisonRecords poison = new PoisonRecords(broker.bootstrapServers())) {
                FOLLOWED.forEach(topic -> poisoned.put(topic, new HashMap<>(poison.appendTo(topic, KEY))));
                awaitAside(poison, poisoned);
                FOLLOWED.forEach(topic -> poisoned.get(topic).putAll(poison.appendTo(topic, KEY)));
                awaitAside(poison, poisoned);
                unusable.forEach(event -> poisoned.get(Topic.of(event))
                        .put(
                                poison.append(Topic.of(event), KEY, EventJson.write(Envelope.of(event, Instant.EPOCH))),
                                "unusable"));
                awaitAside(poison, poisoned);
                service.put("/api/offices/after-poison", "{\"name\":\"Dukcapil\"}");
            }
            // Rebuilt, the same places are put aside again, as the same entries.
            try (PoisonRecords poison = new PoisonRecords(broker.bootstrapServers())) {
                Set<String> entries = entries(poison);
                int told = poison.quarantine().size();
                try (RunningService again = RunningService.withBroker(broker.bootstrapServers(), "poison-2-" + run)) {
                    await().atMost(PATIENCE).until(() -> poison.quarantine().size() >= told + 24 * FOLLOWED.size());
                    assertThat(entries(poison)).isEqualTo(entries);
                    assertThat(again.get("/api/offices/after-poison").status()).isEqualTo(200);
                }
            }
        }
    }

    private static void awaitAside(PoisonRecords poison, Map<Topic, Map<String, String>> poisoned) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> poisoned.forEach((topic, places) -> assertThat(poison.quarantined(topic))
                        .as(topic.topicName())
                        .isEqualTo(places)));
    }

    private static Set<String> entries(PoisonRecords poison) {
        return poison.quarantine().stream().map(Quarantined::entry).collect(Collectors.toSet());
    }
}
