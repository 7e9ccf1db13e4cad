package id.timbang.indicator.quarantine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import id.timbang.contracts.Envelope;
import id.timbang.contracts.EventJson;
import id.timbang.contracts.ObservationRecorded;
import id.timbang.contracts.OfficeChanged;
import id.timbang.contracts.QuarantineResolved.Outcome;
import id.timbang.contracts.Quarantined;
import id.timbang.contracts.Topic;
import id.timbang.indicator.Log;
import id.timbang.indicator.RunningService;
import id.timbang.indicator.RunningService.Answer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** What could not be used, over HTTP: found, mended, replayed, dismissed. */
class QuarantineApiTest {

    private final QuarantineWorld world = new QuarantineWorld();
    private final String docs = "docs-" + world.run;
    private final String budi = "budi-" + world.run;

    @Test
    void a_nip_nobody_has_is_kept_as_a_digest_and_counts_once_the_directory_knows_it() {
        String id = world.id();
        String nip = world.nip(1);
        assertThat(world.post(world.observation(id, "'nip':'" + nip + "'", docs))
                        .status())
                .isEqualTo(422);

        Answer entry = world.entry(id);
        assertThat(entry.text("/reason")).isEqualTo("unknown-employee");
        assertThat(entry.text("/person")).matches("[0-9a-f]{24}");
        assertThat(entry.text("/payload")).contains(id).doesNotContain(nip);
        assertThat(entry.body().toString()).doesNotContain(nip);
        assertThat(entry.body().at("/record").booleanValue()).isFalse();
        String name = entry.text("/entry");

        Answer tooEarly = world.replay(name, "{}");
        assertThat(tooEarly.status()).isEqualTo(422);
        assertThat(tooEarly.text("/code")).isEqualTo("unknown-employee");
        assertThat(tooEarly.text("/detail")).contains("still has nobody with the NIP");
        assertThat(world.get(name).text("/state")).isEqualTo("OPEN");
        assertThat(world.aside()).as("a replay puts nothing aside").isEqualTo(1);

        world.employee("sari", nip);
        Answer replayed = world.replay(name, "{}");
        assertThat(replayed.status()).isEqualTo(200);
        assertThat(replayed.text("/state")).isEqualTo("REPLAYED");
        assertThat(replayed.text("/by")).isNotBlank();
        assertThat(world.recorded(id)).singleElement().satisfies(told -> assertThat(told.employeeId())
                .isEqualTo("sari-" + world.run));

        assertThat(world.replay(name, "{}").status()).isEqualTo(200);
        assertThat(world.recorded(id)).hasSize(1);
        assertThat(world.resolved(name)).singleElement().satisfies(resolved -> assertThat(resolved.outcome())
                .isEqualTo(Outcome.REPLAYED));
        assertThat(Log.of(Topic.QUARANTINE)).noneMatch(told -> told.json().contains(nip));
    }

    @Test
    void whose_work_it_is_can_be_said_and_stands_beside_the_reason() {
        String id = world.id();
        world.post(world.observation(id, "'nip':'" + world.nip(2) + "'", docs));
        String name = world.name(id);

        Answer stranger = world.replay(name, "{'employeeId':'nobody-at-all'}");
        Answer replayed = world.replay(name, "{'employeeId':'" + budi + "','reason':'asked the registry'}");

        assertThat(stranger.status()).isEqualTo(422);
        assertThat(stranger.text("/detail")).contains("nobody-at-all");
        assertThat(replayed.text("/state")).isEqualTo("REPLAYED");
        assertThat(replayed.text("/resolution")).isEqualTo("asked the registry (employeeId: " + budi + ")");
        assertThat(world.recorded(id)).singleElement().satisfies(told -> assertThat(told.employeeId())
                .isEqualTo(budi));
        assertThat(world.aside()).isEqualTo(1);
    }

    @Test
    void an_unknown_indicator_names_the_employee_and_the_office_and_another_can_be_meant() {
        String id = world.id();
        world.post(world.observation(id, "'employeeId':'" + budi + "'", "dox"));
        Answer entry = world.entry(id);

        assertThat(entry.text("/employeeId")).isEqualTo(budi);
        assertThat(entry.text("/officeId")).isEqualTo("q-" + world.run);
        assertThat(entry.text("/indicator")).isEqualTo("dox");
        assertThat(world.replay(entry.text("/entry"), "{}").text("/code")).isEqualTo("unknown-indicator");
        assertThat(world.replay(entry.text("/entry"), "{'indicator':'" + docs + "'}")
                        .text("/state"))
                .isEqualTo("REPLAYED");
        assertThat(world.recorded(id)).singleElement().satisfies(told -> assertThat(told.indicator())
                .isEqualTo(docs));
    }

    @Test
    void what_the_door_refuses_after_the_mend_stays_open_and_the_answer_says_why() {
        world.service.put(
                "/api/indicators/mean-" + world.run, QuarantineWorld.indicator().replace("COUNT", "MEAN"));
        String id = world.id();
        world.post(world.observation(id, "'employeeId':'" + budi + "'", "dox"));
        String name = world.name(id);

        Answer answer = world.replay(name, "{'indicator':'mean-" + world.run + "'}");

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.text("/code")).isEqualTo("missing-value");
        assertThat(world.get(name).text("/state")).isEqualTo("OPEN");
        assertThat(world.recorded(id)).isEmpty();
    }

    @Test
    void the_office_a_source_tells_stands_in_for_that_of_somebody_unknown() {
        String id = world.id();
        world.post(world.observation(id, "'employeeId':'nobody','officeId':'q-" + world.run + "'", docs));

        assertThat(world.entry(id).text("/officeId")).isEqualTo("q-" + world.run);
        assertThat(world.list("&office=q-" + world.run).body().at("/total").intValue())
                .isEqualTo(1);
        assertThat(world.service.get("/api/quarantine?office=nowhere").status()).isEqualTo(404);
    }

    @Test
    void a_dismissal_needs_a_reason_and_can_be_undone_by_a_replay() {
        String id = world.id();
        world.post(world.observation(id, "'nip':'" + world.nip(3) + "'", docs));
        String name = world.name(id);

        assertThat(world.dismiss(name, "{}").status()).isEqualTo(400);
        assertThat(world.dismiss(name, "{'reason':' '}").status()).isEqualTo(400);
        Answer dismissed = world.dismiss(name, "{'reason':'a test of the registry'}");
        assertThat(dismissed.text("/state")).isEqualTo("DISMISSED");
        assertThat(dismissed.text("/resolution")).isEqualTo("a test of the registry");
        assertThat(world.dismiss(name, "{'reason':'again'}").text("/resolution"))
                .isEqualTo("a test of the registry");
        assertThat(world.resolved(name)).hasSize(1);
        assertThat(world.list("").body().at("/total").intValue()).isZero();
        assertThat(world.list("&state=DISMISSED").body().at("/total").intValue())
                .isEqualTo(1);

        world.replay(name, "{'employeeId':'" + budi + "'}");
        assertThat(world.get(name).text("/state")).isEqualTo("REPLAYED");
        Answer tooLate = world.dismiss(name, "{'reason':'no'}");
        assertThat(tooLate.status()).isEqualTo(409);
        assertThat(tooLate.text("/code")).isEqualTo("already-replayed");
    }

    @Test
    void what_contradicts_nothing_is_no_correction() {
        String id = world.id();
        world.post(world.observation(id, "'employeeId':'nobody'", docs));

        Answer answer = world.replay(world.name(id), "{'asCorrection':true,'reason':'x','employeeId':'" + budi + "'}");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text("/code")).isEqualTo("no-conflict");
    }

    @Test
    void a_conflict_is_replayed_as_a_correction_only() {
        String id = world.id();
        String payload = world.observation(id, "'employeeId':'" + budi + "'", docs);
        Quarantined conflict =
                new Quarantined(world.source, id, "conflict", "other content", payload, false, budi, null, null);
        world.tell(conflict);
        String name = world.name(conflict.item());

        Answer plain = world.replay(name, "{}");
        assertThat(plain.status()).isEqualTo(409);
        assertThat(plain.text("/code")).isEqualTo("conflict");
        assertThat(plain.text("/detail")).contains("asCorrection");
        assertThat(world.replay(name, "{'asCorrection':true}").status()).isEqualTo(400);
        Answer corrected = world.replay(name, "{'asCorrection':true,'reason':'the first was wrong'}");
        assertThat(corrected.status()).as(corrected.shown()).isEqualTo(200);
        assertThat(world.get(name).text("/state")).isEqualTo("REPLAYED");
        assertThat(Log.of(Topic.OBSERVATIONS, id).stream()
                        .map(told -> told.envelope().data())
                        .filter(ObservationRecorded.class::isInstance)
                        .map(told -> ((ObservationRecorded) told).correction()))
                .containsExactly(2);
    }

    @Test
    void a_record_that_can_be_read_by_now_goes_to_its_topic_and_one_that_cannot_does_not() {
        OfficeChanged office = new OfficeChanged("late-" + world.run, 3, "Late", null);
        Quarantined readable = record("0@900000001", json(office));
        Quarantined unreadable = record("0@900000002", "{broken");
        Quarantined uncopied =
                new Quarantined(Topic.DIRECTORY.topicName(), "0@900000003", "unreadable", "too large", null, false);
        for (Quarantined each : new Quarantined[] {readable, unreadable, uncopied}) {
            world.tell(each);
            await().until(() -> world.get(each.entry()).status() == 200);
        }

        assertThat(world.replay(readable.entry(), "{}").text("/state")).isEqualTo("REPLAYED");
        await().until(() -> world.service.get("/api/offices/late-" + world.run).status() == 200);
        Answer broken = world.replay(unreadable.entry(), "{}");
        assertThat(broken.status()).isEqualTo(422);
        assertThat(broken.text("/code")).isEqualTo("unreadable");
        assertThat(world.replay(uncopied.entry(), "{}").text("/code")).isEqualTo("no-payload");
        assertThat(world.get(readable.entry()).body().at("/record").booleanValue())
                .isTrue();
    }

    @Test
    void an_old_record_does_not_take_the_place_of_a_later_one_of_its_key() {
        OfficeChanged old = new OfficeChanged("q-" + world.run, 0, "Before", null);
        Quarantined record = record("0@0", json(old));
        world.tell(record);
        await().until(() -> world.get(record.entry()).status() == 200);

        Answer answer = world.replay(record.entry(), "{}");

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.text("/code")).isEqualTo("superseded");
        assertThat(world.service.get("/api/offices/q-" + world.run).text("/name"))
                .isEqualTo("Dukcapil");
    }

    @Test
    void the_summary_counts_by_source_and_reason_and_groups_who_and_what_is_not_known() {
        String nip = world.nip(4);
        for (int i = 0; i < 3; i++) {
            world.post(world.observation(world.id(), "'nip':'" + nip + "'", docs));
        }
        String last = world.id();
        world.post(world.observation(last, "'employeeId':'" + budi + "'", "dox"));
        String person = world.service
                .get("/api/quarantine?source=" + world.source + "&reason=unknown-employee&size=1")
                .text("/items/0/person");
        world.entry(last);

        JsonNode summary = world.service.get("/api/quarantine/summary").body();

        assertThat(of(summary.path("counts"), "unknown-employee").path("count").asInt())
                .isEqualTo(3);
        assertThat(of(summary.path("counts"), "unknown-indicator").path("count").asInt())
                .isEqualTo(1);
        JsonNode group = of(summary.path("persons"), person);
        assertThat(group.path("count").asInt()).isEqualTo(3);
        assertThat(group.path("knownAs")).isEmpty();
        assertThat(of(summary.path("indicators"), "dox").path("known").booleanValue())
                .isFalse();

        world.employee("sari", nip);
        JsonNode known = world.service.get("/api/quarantine/summary").body();
        assertThat(of(known.path("persons"), person).path("knownAs").path(0).asString())
                .isEqualTo("sari-" + world.run);
    }

    private JsonNode of(JsonNode groups, String value) {
        return groups.valueStream()
                .filter(group -> group.path("source").asString().equals(world.source)
                        && group.valueStream()
                                .anyMatch(field -> field.asString("").equals(value)))
                .findFirst()
                .orElseThrow(() -> new AssertionError(value + " is not in " + groups));
    }

    @Test
    void what_became_of_it_is_known_to_a_service_on_an_empty_database() {
        String open = world.id();
        String replayed = world.id();
        String dismissed = world.id();
        for (String id : new String[] {open, replayed, dismissed, open}) {
            world.post(world.observation(id, "'nip':'" + world.nip(5) + "'", docs));
        }
        world.replay(world.name(replayed), "{'employeeId':'" + budi + "'}");
        world.dismiss(world.name(dismissed), "{'reason':'no'}");
        await().until(() -> world.entry(open).body().at("/times").intValue() == 2);

        try (RunningService rebuilt = RunningService.withDatabase("quarantine-" + world.run)) {
            for (String id : new String[] {open, replayed, dismissed}) {
                Answer here = world.entry(id);
                assertThat(rebuilt.get("/api/quarantine/" + here.text("/entry")).body())
                        .isEqualTo(here.body());
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "state=WRONG, state",
        "from=yesterday, from",
        "to=2026-13-01, to",
        "size=501, size",
        "page=-1, page",
    })
    void what_cannot_be_asked_is_refused_with_its_name(String parameter, String name) {
        Answer answer = world.service.get("/api/quarantine?" + parameter);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text("/detail")).contains("'" + name + "'");
    }

    @Test
    void days_are_those_of_the_agency_and_the_last_one_is_whole() {
        String id = world.id();
        world.post(world.observation(id, "'nip':'" + world.nip(6) + "'", docs));
        String day = world.entry(id).text("/lastSeen");
        String today = java.time.OffsetDateTime.parse(day)
                .atZoneSameInstant(java.time.ZoneId.of("Asia/Jakarta"))
                .toLocalDate()
                .toString();

        assertThat(world.list("&from=" + today + "&to=" + today)
                        .body()
                        .at("/total")
                        .intValue())
                .isEqualTo(1);
        assertThat(world.list("&from=2099-01-01").body().at("/total").intValue())
                .isZero();
        assertThat(world.list("&to=2020-01-01T00:00:00Z").body().at("/total").intValue())
                .isZero();
    }

    @Test
    void what_is_no_entry_is_not_there() {
        assertThat(world.get("nothing").status()).isEqualTo(404);
        assertThat(world.replay("nothing", "{}").status()).isEqualTo(404);
        assertThat(world.dismiss("nothing", "{'reason':'x'}").status()).isEqualTo(404);
    }

    private static Quarantined record(String place, String payload) {
        return new Quarantined(Topic.DIRECTORY.topicName(), place, "unreadable", "as it was then", payload, false);
    }

    private static String json(OfficeChanged office) {
        return new String(EventJson.write(Envelope.of(office, Instant.EPOCH)), StandardCharsets.UTF_8);
    }
}
