package id.timbang.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import id.timbang.contracts.EmployeeChanged;
import id.timbang.contracts.Event;
import id.timbang.contracts.ObservationRecorded;
import id.timbang.contracts.ObservationRecorded.Flag;
import id.timbang.contracts.ObservationRetracted;
import id.timbang.contracts.OfficeChanged;
import id.timbang.contracts.QuarantineEvent;
import id.timbang.contracts.Quarantined;
import id.timbang.contracts.Topic;
import id.timbang.scoring.score.Catalogue;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;

/** Facts that are put right, remarked on, or told twice and otherwise, as the person scored sees them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(60)
class CorrectionsTest {

    private final String x = "c" + UUID.randomUUID().toString().substring(0, 6) + "-";
    private RunningService service;

    @BeforeAll
    void start() {
        service = RunningService.on("corrections-" + x, Clock.systemUTC());
        Catalogue.INDICATORS.values().forEach(service::publish);
        service.publish(Catalogue.SCORECARD, new OfficeChanged(x + "a", 1, "A", null));
        for (String employee : List.of("ani", "budi", "cici", "dodo", "edo")) {
            service.publish(new EmployeeChanged(
                    x + employee, 1, "Name", null, x + "a", "officer", null, null, null, null, null, null));
        }
    }

    @AfterAll
    void stop() {
        service.close();
    }

    @Test
    void a_corrected_fact_counts_once_and_is_one_line_that_tells_what_it_replaces_and_why() {
        service.publish(
                hours("ani", "h-1", "9", null),
                retracted("ani", "h-1", "typed a 9 for a 6", null),
                hours("ani", "h-1", "6", 2),
                retracted("ani", "h-1", "it was half an hour less", 2),
                hours("ani", "h-1", "5.5", 3));

        JsonNode evidence = awaitEvidence("ani", "\"number\":3");
        assertThat(evidence.at("/total").intValue()).isEqualTo(1);
        JsonNode line = evidence.at("/items/0");
        assertThat(line.at("/value").decimalValue()).isEqualByComparingTo("5.5");
        assertThat(line.at("/retracted").isNull()).isTrue();
        assertThat(line.at("/correction/number").intValue()).isEqualTo(3);
        assertThat(line.at("/correction/replaces"))
                .extracting(replaced -> replaced.at("/number").intValue() + " "
                        + replaced.at("/value").decimalValue() + " "
                        + replaced.at("/reason").asString())
                .containsExactly("2 6 it was half an hour less", "1 9 typed a 9 for a 6");
        await().untilAsserted(() -> {
            JsonNode item = item("ani", 1);
            assertThat(item.at("/evidence").intValue()).isEqualTo(1);
            assertThat(item.at("/actual").decimalValue()).isEqualByComparingTo("5.5");
        });
    }

    @Test
    void a_correction_that_comes_before_what_it_corrects_comes_to_the_same() {
        service.publish(
                hours("budi", "h-1", "6", 2),
                retracted("budi", "h-1", "typed a 9 for a 6", null),
                hours("budi", "h-1", "9", null),
                hours("budi", "h-1", "6", 2));

        JsonNode line =
                awaitEvidence("budi", "\"reason\":\"typed a 9 for a 6\"").at("/items/0");
        assertThat(line.at("/value").decimalValue()).isEqualByComparingTo("6");
        await().untilAsserted(() ->
                assertThat(item("budi", 1).at("/evidence").intValue()).isEqualTo(1));
        assertThat(item("budi", 1).at("/actual").decimalValue()).isEqualByComparingTo("6");
    }

    @Test
    void a_correction_that_is_retracted_leaves_nothing_that_counts() {
        service.publish(
                hours("cici", "h-1", "9", null),
                retracted("cici", "h-1", "typed a 9 for a 6", null),
                hours("cici", "h-1", "6", 2),
                retracted("cici", "h-1", "not hers at all", 2));

        JsonNode line = awaitEvidence("cici", "not hers at all").at("/items/0");
        assertThat(line.at("/retracted/reason").asString()).isEqualTo("not hers at all");
        assertThat(line.at("/correction/number").intValue()).isEqualTo(2);
        await().untilAsserted(() ->
                assertThat(item("cici", 1).at("/evidence").intValue()).isZero());
    }

    @Test
    void flags_are_counted_and_told_with_who_entered_the_fact() {
        ObservationRecorded told = hours("dodo", "h-1", "9", null);
        service.publish(
                new ObservationRecorded(
                        told.id(),
                        told.source(),
                        told.employeeId(),
                        told.indicator(),
                        told.occurredAt(),
                        told.value(),
                        null,
                        null,
                        null,
                        Map.of(),
                        null,
                        x + "dodo",
                        List.of(Flag.SELF_ENTERED, Flag.OUT_OF_RANGE)),
                hours("dodo", "h-2", "8", null));

        await().untilAsserted(() ->
                assertThat(item("dodo", 1).at("/evidence").intValue()).isEqualTo(2));
        assertThat(item("dodo", 1).at("/flagged").intValue()).isEqualTo(1);
        assertThat(item("dodo", 0).at("/flagged").isMissingNode()
                        || item("dodo", 0).at("/flagged").isNull())
                .isTrue();
        JsonNode lines = awaitEvidence("dodo", "SELF_ENTERED").at("/items");
        assertThat(lines)
                .extracting(line ->
                        line.at("/flags").toString() + line.at("/enteredBy").asString(""))
                .containsExactlyInAnyOrder("[\"OUT_OF_RANGE\",\"SELF_ENTERED\"]" + x + "dodo", "[]");

        service.publish(retracted("dodo", "h-1", "wrong", null));
        await().untilAsserted(() ->
                assertThat(item("dodo", 1).path("flagged").isNumber()).isFalse());
    }

    @Test
    void the_same_fact_told_otherwise_goes_to_quarantine_and_the_first_counts_also_when_the_log_is_read_anew() {
        service.publish(
                hours("edo", "h-1", "9", null),
                hours("edo", "h-1", "9.00", null).flagged(List.of(Flag.BURST)),
                hours("edo", "h-1", "5", null));

        await().untilAsserted(() -> assertThat(conflicts()).hasSize(1));
        Quarantined conflict = conflicts().get(0);
        assertThat(conflict.source()).isEqualTo("siak");
        assertThat(conflict.item()).isEqualTo("h-1");
        assertThat(conflict.employeeId()).isEqualTo(x + "edo");
        assertThat(conflict.payload()).contains("\"value\":5");
        await().untilAsserted(() ->
                assertThat(item("edo", 1).at("/evidence").intValue()).isEqualTo(1));
        assertThat(item("edo", 1).at("/actual").decimalValue()).isEqualByComparingTo("9");

        try (RunningService fresh = RunningService.on("corrections-fresh-" + x, Clock.systemUTC())) {
            assertThat(fresh.get("/api/scores/" + x + "edo?period=2026-10").at("/items/1/actual"))
                    .isEqualTo(item("edo", 1).at("/actual"));
            await().untilAsserted(() -> assertThat(conflicts()).hasSize(2));
            assertThat(conflicts()).extracting(Quarantined::entry).containsOnly(conflict.entry());
        }
    }

    private List<Quarantined> conflicts() {
        return Log.of(Topic.QUARANTINE, QuarantineEvent.class).stream()
                .filter(Quarantined.class::isInstance)
                .map(Quarantined.class::cast)
                .filter(entry -> entry.reason().equals("conflict") && (x + "edo").equals(entry.employeeId()))
                .toList();
    }

    private JsonNode awaitEvidence(String employee, String wanted) {
        String path = "/api/scores/" + x + employee + "/evidence?period=2026-10";
        await().untilAsserted(() -> assertThat(service.get(path).toString()).contains(wanted));
        return service.get(path);
    }

    private JsonNode item(String employee, int index) {
        return service.get("/api/scores/" + x + employee + "?period=2026-10").at("/items/" + index);
    }

    private ObservationRecorded hours(String employee, String id, String hours, @Nullable Integer correction) {
        return new ObservationRecorded(
                        id,
                        "siak",
                        x + employee,
                        "hours",
                        Instant.parse("2026-10-05T03:00:00Z"),
                        new BigDecimal(hours),
                        null,
                        null,
                        null,
                        Map.of())
                .asCorrection(correction);
    }

    private Event retracted(String employee, String id, String reason, @Nullable Integer correction) {
        return new ObservationRetracted(id, "siak", x + employee, reason, correction);
    }
}
