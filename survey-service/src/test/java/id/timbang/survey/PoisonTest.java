package id.timbang.survey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import id.timbang.contracts.AnswerSubmitted;
import id.timbang.contracts.Envelope;
import id.timbang.contracts.Event;
import id.timbang.contracts.EventJson;
import id.timbang.contracts.Quarantined;
import id.timbang.contracts.SurveyElement;
import id.timbang.contracts.Topic;
import id.timbang.embedded.EmbeddedBroker;
import id.timbang.kit.event.PoisonRecords;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
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

    private static final List<Topic> FOLLOWED =
            List.of(Topic.DIRECTORY, Topic.CATALOGUE, Topic.SURVEY_ANSWERS, Topic.SURVEY_RESULTS);

    private static final String KEY = "budi";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final String run = UUID.randomUUID().toString().substring(0, 8);

    @Test
    void what_no_reader_can_use_is_in_the_quarantine_by_its_place_and_what_follows_it_is_read(@TempDir Path directory) {
        List<Event> unusable = List.of(answer(Map.of()), answer(Map.of(SurveyElement.COST, 9)));
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
                service.office("office", null);
                service.employee(KEY, "office");
                await().untilAsserted(() -> assertThat(service.api()
                                .put("/api/surveys/poisoned", Answers.survey("office"))
                                .status())
                        .isIn(200, 201));
                await().untilAsserted(() -> assertThat(service.api()
                                .post("/api/surveys/poisoned/answers", Answers.many(5, 3, KEY))
                                .status())
                        .isEqualTo(202));
                awaitFive(service);
            }
            // Rebuilt, the same places are put aside again, as the same entries.
            try (PoisonRecords poison = new PoisonRecords(broker.bootstrapServers())) {
                Set<String> entries = entries(poison);
                int told = poison.quarantine().size();
                try (RunningService again = RunningService.withBroker(broker.bootstrapServers(), "poison-2-" + run)) {
                    await().atMost(PATIENCE).until(() -> poison.quarantine().size() >= told + 24 * FOLLOWED.size());
                    assertThat(entries(poison)).isEqualTo(entries);
                    awaitFive(again);
                }
            }
        }
    }

    private static AnswerSubmitted answer(Map<SurveyElement, Integer> elements) {
        return new AnswerSubmitted(
                UUID.randomUUID().toString(), "poisoned", "office", KEY, null, LocalDate.of(2026, 11, 24), elements);
    }

    private static void awaitFive(RunningService service) {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(service.api()
                        .get("/api/surveys/poisoned/results")
                        .body()
                        .path("n")
                        .asInt())
                .isEqualTo(5));
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
