package id.timbang.indicator.observation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import id.timbang.contracts.CalendarChanged;
import id.timbang.contracts.CalendarChanged.OfficeHours;
import id.timbang.contracts.IndicatorChanged;
import id.timbang.contracts.IndicatorChanged.Aspect;
import id.timbang.contracts.IndicatorChanged.Measure;
import id.timbang.contracts.IndicatorChanged.PlausibleRange;
import id.timbang.contracts.IndicatorChanged.PlausibleRate;
import id.timbang.contracts.IndicatorChanged.Polarity;
import id.timbang.contracts.LocalizedText;
import id.timbang.contracts.ObservationEvent;
import id.timbang.contracts.ObservationRecorded;
import id.timbang.contracts.ObservationRecorded.Flag;
import id.timbang.contracts.ObservationRetracted;
import id.timbang.contracts.Quarantined;
import id.timbang.contracts.Topic;
import id.timbang.indicator.Log;
import id.timbang.indicator.RunningService;
import id.timbang.indicator.RunningService.Answer;
import id.timbang.indicator.catalogue.Indicators;
import id.timbang.kit.calendar.WorkCalendars;
import id.timbang.kit.event.EventPublisher;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Facts told again, corrected, taken back and flagged, over HTTP and through restarts, with a real broker. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PutRightApiTest {

    private final RunningService service = RunningService.shared();
    private final String run = UUID.randomUUID().toString().substring(0, 8);
    private int count;

    @BeforeAll
    void directoryAndCatalogue() {
        service.put("/api/offices/right", "{\"name\":\"Dukcapil\"}");
        for (String employee : List.of("right-budi", "right-tono")) {
            service.put(
                    "/api/employees/" + employee,
                    "{\"name\":\"Somebody\",\"officeId\":\"right\",\"position\":\"officer\"}");
        }
        EventPublisher publisher = service.bean(EventPublisher.class);
        publisher.publish(new IndicatorChanged(
                "right-docs",
                1_000,
                new LocalizedText("Dokumen", "Documents"),
                "dokumen",
                Aspect.QUANTITY,
                Measure.COUNT,
                Polarity.HIGHER,
                null,
                null,
                new PlausibleRange(BigDecimal.ONE, BigDecimal.TEN),
                new PlausibleRate(10, 60),
                List.of("siak"),
                null));
        publisher.publish(new CalendarChanged(
                2026, 1_000, Arrays.asList(DayOfWeek.values()), List.of(), new OfficeHours("07:30", "16:00")));
        await().until(() -> service.bean(Indicators.class).find("right-docs").isPresent()
                && !service.bean(WorkCalendars.class).isWorkingTime(LocalDateTime.parse("2026-11-02T07:00:00")));
    }

    @Test
    void a_fact_told_again_is_a_duplicate_and_with_other_content_a_conflict_that_is_kept() {
        String id = id();
        assertThat(post("/api/observations", fact(id)).status()).isEqualTo(202);

        Answer again = post("/api/observations", fact(id).replace("09:41:00+07:00", "02:41:00Z"));
        Answer other = post("/api/observations", fact(id).replace("'source'", "'value':2,'source'"));
        Answer beside = post(
                "/api/observations", "[" + fact(id).replace("'source'", "'value':2,'source'") + "," + fact(id()) + "]");
        Answer besideItself = post(
                "/api/observations", "[" + fact(id) + "," + fact(id()).replace("right-budi", "right-nobody") + "]");

        assertThat(again.status()).isEqualTo(202);
        assertThat(again.text("/accepted") + again.text("/duplicates")).isEqualTo("01");
        assertThat(other.status()).isEqualTo(409);
        assertThat(other.type()).isEqualTo("application/problem+json");
        assertThat(other.text("/code")).isEqualTo("conflict");
        assertThat(other.text("/rejected/0/code")).isEqualTo("conflict");
        assertThat(other.text("/detail")).contains("(value)").contains("send a correction");
        assertThat(beside.status()).isEqualTo(202);
        assertThat(beside.text("/rejected/0/code")).isEqualTo("conflict");
        assertThat(besideItself.status())
                .as("a batch sent again is answered as it was, whatever else was wrong with it")
                .isEqualTo(202);
        assertThat(facts(id)).containsExactly(id + " first right-budi null");
        assertThat(Log.of(Topic.QUARANTINE))
                .extracting(told -> told.envelope().data())
                .filteredOn(event ->
                        event instanceof Quarantined kept && kept.item().equals(id))
                .extracting(event -> ((Quarantined) event).entry())
                .hasSize(2)
                .containsOnly(new Quarantined("siak", id, "conflict", "", quarantined(id), false).entry());
    }

    private static String quarantined(String id) {
        return Log.of(Topic.QUARANTINE).stream()
                .map(told -> told.envelope().data())
                .filter(event ->
                        event instanceof Quarantined kept && kept.item().equals(id))
                .map(event -> ((Quarantined) event).payload())
                .findFirst()
                .orElseThrow();
    }

    @Test
    void a_correction_and_a_retraction_are_answered_with_how_the_fact_stands() {
        String id = id();
        post("/api/observations", fact(id));
        String corrected = fact(id).replace("'source'", "'reason':'typo','value':2,'source'");

        Answer correction = post("/api/observations/siak/" + id + "/correction", corrected);
        Answer again = post("/api/observations/siak/" + id + "/correction", corrected);
        Answer retraction = post("/api/observations/siak/" + id + "/retraction", "{'reason':'not his'}");
        Answer retractedAgain = post("/api/observations/siak/" + id + "/retraction", "{'reason':'not his'}");

        assertThat(correction.status()).isEqualTo(202);
        assertThat(correction.text("/state") + correction.text("/correction") + correction.text("/unchanged"))
                .isEqualTo("corrected2false");
        assertThat(again.text("/state") + again.text("/unchanged")).isEqualTo("correctedtrue");
        assertThat(retraction.status()).isEqualTo(202);
        assertThat(retraction.text("/state") + retraction.text("/unchanged")).isEqualTo("retractedfalse");
        assertThat(retractedAgain.text("/state") + retractedAgain.text("/unchanged"))
                .isEqualTo("retractedtrue");
        assertThat(facts(id))
                .containsExactly(
                        id + " first right-budi null",
                        id + " first taken back",
                        id + " 2 right-budi 2",
                        id + " 2 taken back");
    }

    @Test
    void ids_that_fit_into_no_address_are_put_right_by_the_body() {
        String id = "case/" + id() + "/docs";
        post("/api/observations", fact(id));

        Answer correction = post(
                "/api/observations/corrections", fact(id).replace("'source'", "'reason':'typo','value':2,'source'"));
        Answer retractions = post(
                "/api/observations/retractions",
                "[{'source':'siak','id':'" + id + "','reason':'x'},{'source':'siak','id':'" + id
                        + "','reason':'x'},{'source':'siak','id':'" + id() + "','reason':'x'},"
                        + "{'source':'siak','id':'z'},5,{'source':'siak','id':'z','reasons':'x'}]");
        Answer one = post("/api/observations/retractions", "{'source':'siak','id':'" + id + "','reason':'x'}");

        assertThat(correction.text("/correction")).isEqualTo("2");
        assertThat(retractions.status()).isEqualTo(202);
        assertThat(retractions.text("/retracted") + retractions.text("/awaiting") + retractions.text("/unchanged"))
                .isEqualTo("111");
        assertThat(retractions.body().at("/rejected"))
                .extracting(item ->
                        item.path("index").asString() + " " + item.path("code").asString())
                .containsExactly("3 missing-field", "4 not-an-object", "5 unknown-field");
        assertThat(one.text("/unchanged")).isEqualTo("1");
    }

    @Test
    void a_retraction_before_the_fact_waits_for_it() {
        String id = id();

        Answer early = post("/api/observations/siak/" + id + "/retraction", "{'reason':'sent by mistake'}");
        Answer told = post("/api/observations", fact(id));

        assertThat(early.status()).isEqualTo(202);
        assertThat(early.text("/state")).isEqualTo("awaiting");
        assertThat(told.text("/accepted")).isEqualTo("1");
        assertThat(facts(id)).containsExactly(id + " first right-budi null", id + " first taken back");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "retraction | {}                                     | 422 | missing-field",
                "retraction | {'reason':5}                           | 422 | wrong-type",
                "retraction | {'reason':'x','why':'y'}               | 422 | unknown-field",
                "retraction | {'reason':'x','id':'another'}          | 400 | invalid",
                "retraction | {'reason':'x','employeeId':'nobody'}   | 422 | unknown-employee",
                "retraction | []                                     | 422 | not-an-object",
                "retraction | {'reason':'x'} {}                      | 400 | malformed-json",
                "retraction | {'reason'                              | 400 | malformed-json",
                "correction | FACT                                   | 422 | missing-field",
                "correction | {'reason':'x'}                         | 422 | missing-field",
                "correction | {'reason':'x','id':'another'}          | 400 | invalid",
                "correction | []                                     | 400 | wrong-form",
                "correction | FACT FACT                              | 400 | wrong-form",
                "correction | {'reason'                              | 400 | malformed-json",
            })
    void what_cannot_be_done_is_refused_with_the_reason(String what, String body, int status, String code) {
        String id = id();

        Answer answer = post("/api/observations/siak/" + id + "/" + what, body.replace("FACT", fact(id)));

        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(status);
        assertThat(answer.type()).isEqualTo("application/problem+json");
        assertThat(answer.text("/code")).isEqualTo(code);
        assertThat(facts(id)).isEmpty();
    }

    @Test
    void too_many_and_too_large_retractions_are_refused_as_a_whole() {
        String many = IntStream.range(0, 1_001).mapToObj(n -> "{}").collect(Collectors.joining(",", "[", "]"));

        assertThat(post("/api/observations/retractions", many).text("/code")).isEqualTo("too-many-items");
        assertThat(post("/api/observations/retractions", "[" + " ".repeat(9_000_000) + "]")
                        .text("/code"))
                .isEqualTo("body-too-large");
    }

    @Test
    void what_is_not_plausible_is_accepted_and_flagged_and_the_same_fact_with_other_flags_is_the_same() {
        String id = id();
        String late = fact(id).replace("09:41", "21:41")
                .replace(
                        "'source':'siak'", "'source':'by-hand','enteredBy':'right-budi','officeId':'right','value':11");

        assertThat(post("/api/observations", late).text("/accepted")).isEqualTo("1");
        assertThat(recorded(id).remarks())
                .containsExactly(Flag.OUT_OF_RANGE, Flag.OUTSIDE_OFFICE_HOURS, Flag.SELF_ENTERED);
        assertThat(recorded(id).enteredBy()).isEqualTo("right-budi");

        String prefix = id();
        Answer burst = post(
                "/api/observations",
                IntStream.range(0, 12)
                        .mapToObj(n ->
                                fact(prefix + "-" + n).replace("11-02", "11-03").replace("right-budi", "right-tono"))
                        .collect(Collectors.joining(",", "[", "]")));
        assertThat(burst.text("/accepted")).isEqualTo("12");
        assertThat(IntStream.range(0, 12)
                        .filter(n -> recorded(prefix + "-" + n).remarks().contains(Flag.BURST)))
                .containsExactly(10, 11);
        assertThat(post(
                                "/api/observations",
                                fact(prefix + "-1").replace("11-02", "11-03").replace("right-budi", "right-tono"))
                        .text("/duplicates"))
                .isEqualTo("1");
    }

    @ParameterizedTest
    @CsvSource({"enteredBy,199004172015031007", "enteredBy,a b", "officeId,x/y"})
    void who_entered_it_and_where_must_be_ids(String field, String value) {
        Answer answer =
                post("/api/observations", fact(id()).replace("'source'", "'" + field + "':'" + value + "','source'"));

        assertThat(answer.text("/rejected/0/code")).isEqualTo("invalid-id");
        assertThat(answer.text("/rejected/0/detail")).contains(field).doesNotContain("199004172015031007");
    }

    @Test
    void what_was_told_is_known_after_a_restart_with_the_index_and_without_it(@TempDir Path directory) {
        String id = id();
        String early = id();
        String settings = "--timbang.facts.directory=" + directory;
        try (RunningService first = RunningService.withDatabase("facts-1-" + run, settings)) {
            assertThat(post(first, "/api/observations", fact(id)).text("/accepted"))
                    .isEqualTo("1");
            assertThat(post(first, "/api/observations/siak/" + early + "/retraction", "{'reason':'x'}")
                            .text("/state"))
                    .isEqualTo("awaiting");
        }
        assertThat(directory.resolve("facts.mv")).exists();

        try (RunningService kept = RunningService.withDatabase("facts-2-" + run, settings);
                RunningService anew = RunningService.withDatabase("facts-3-" + run)) {
            for (RunningService restarted : List.of(kept, anew)) {
                assertThat(post(restarted, "/api/observations", fact(id)).text("/duplicates"))
                        .isEqualTo("1");
                assertThat(post(restarted, "/api/observations", fact(id).replace("09:41", "09:42"))
                                .status())
                        .isEqualTo(409);
            }
            assertThat(post(anew, "/api/observations", fact(early)).text("/accepted"))
                    .isEqualTo("1");
            // The other hears of it by the log.
            await().until(() -> post(kept, "/api/observations", fact(early))
                    .text("/duplicates")
                    .equals("1"));
        }
        assertThat(facts(id)).hasSize(1);
        assertThat(facts(early)).contains(early + " first right-budi null", early + " first taken back");
    }

    private Answer post(String path, String json) {
        return post(service, path, json);
    }

    private static Answer post(RunningService asked, String path, String json) {
        return asked.post(path, json.replace('\'', '"'));
    }

    private String id() {
        return "r" + run + "-" + count++;
    }

    private static String fact(String id) {
        return "{'id':'" + id + "','source':'siak','employeeId':'right-budi','indicator':'right-docs',"
                + "'occurredAt':'2026-11-02T09:41:00+07:00'}";
    }

    private static ObservationRecorded recorded(String id) {
        return Log.of(Topic.OBSERVATIONS).stream()
                .map(told -> told.envelope().data())
                .filter(event ->
                        event instanceof ObservationRecorded fact && fact.id().equals(id))
                .map(ObservationRecorded.class::cast)
                .findFirst()
                .orElseThrow();
    }

    /** What the log tells of a fact, in its order. */
    private static List<String> facts(String id) {
        return Log.of(Topic.OBSERVATIONS).stream()
                .map(told -> (ObservationEvent) told.envelope().data())
                .filter(event -> event.id().equals(id))
                .map(event -> {
                    if (event instanceof ObservationRecorded fact) {
                        return id + " " + version(fact.correction()) + " " + fact.employeeId() + " " + fact.value();
                    }
                    return id + " " + version(((ObservationRetracted) event).correction()) + " taken back";
                })
                .toList();
    }

    private static String version(Integer correction) {
        return correction == null ? "first" : correction.toString();
    }
}
