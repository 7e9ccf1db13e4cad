package id.timbang.indicator.eventlog.mapping;

import static id.timbang.indicator.eventlog.mapping.Interpreted.event;
import static id.timbang.indicator.eventlog.mapping.Interpreted.logCase;
import static org.assertj.core.api.Assertions.assertThat;

import id.timbang.indicator.eventlog.reading.LogCase;
import id.timbang.indicator.eventlog.reading.LogEvent;
import id.timbang.indicator.observation.form.ObservationInput;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CaseInterpreterTest {

    private static final String COUNT = "source: s\nobservations:\n  - indicator: i\n";
    private static final String AT_TEN = "2026-11-24T10:00:00+07:00";
    private static final String AT_ELEVEN = "2026-11-24T11:00:00+07:00";

    @Test
    void every_event_is_an_observation_of_a_rule_without_a_condition() {
        Interpreted made = Interpreted.of(COUNT, logCase(event(7, AT_TEN, "concept:instance", "t1")));

        assertThat(made.observations())
                .containsExactly(new ObservationInput(
                        "c/t1/i", "s", "Ani", null, "i", "2026-11-24T03:00:00Z", null, null, null, "c", Map.of()));
    }

    @Test
    void events_are_numbered_by_time_where_they_have_no_instance() {
        Interpreted made = Interpreted.of(
                COUNT + "    attributes: {n: 'event[\"concept:name\"]'}\n",
                logCase(
                        event(1, AT_ELEVEN, "concept:name", "second"),
                        event(2, AT_TEN, "concept:name", "first"),
                        event(3, AT_ELEVEN, "concept:name", "third, for it comes later in the log")));

        assertThat(made.ids()).containsExactly("c/0/i", "c/1/i", "c/2/i");
        assertThat(made.observations())
                .extracting(o -> o.attributes().get("n"))
                .containsExactly("first", "second", "third, for it comes later in the log");
    }

    @Test
    void value_ratio_reference_and_attributes_come_from_expressions() {
        Interpreted made =
                Interpreted.of("""
                source: s
                employeeId: '"p-" + event["org:resource"]'
                types: {amount: decimal, n: integer, ok: boolean}
                observations:
                  - indicator: time
                    value: hours(case.startdate, event["time:timestamp"]) * decimal('1.5')
                    id: '"x-" + string(index)'
                    reference: event.ref
                  - indicator: ratio
                    when: event.ok && event.amount >= 2 && later.size() == 0 && earlier.size() == 0
                    numerator: event.amount + event.n
                    denominator: event.n
                    attributes: {amount: event.amount, n: event.n, ok: event.ok, t: case.startdate}
                """, logCase(event(1, AT_TEN, "amount", "2.50", "n", "3.0", "ok", "True", "ref", "R")));

        assertThat(made.refused()).isEmpty();
        ObservationInput time = made.observations().get(0);
        assertThat(time.id()).isEqualTo("x-0");
        assertThat(time.employeeId()).isEqualTo("p-Ani");
        assertThat(time.value()).isEqualTo(new BigDecimal("1.5"));
        assertThat(time.reference()).isEqualTo("R");
        ObservationInput ratio = made.observations().get(1);
        assertThat(ratio.numerator()).isEqualTo(new BigDecimal("5.5"));
        assertThat(ratio.denominator()).isEqualTo(new BigDecimal("3"));
        assertThat(ratio.attributes())
                .isEqualTo(Map.of("amount", "2.5", "n", "3", "ok", "true", "t", "2026-11-24T02:00:00Z"));
    }

    @Test
    void events_of_ignored_employees_are_counted_by_reason_and_still_seen_by_others() {
        Interpreted made = Interpreted.of(
                """
                source: s
                ignore:
                  - reason: not a person
                    employees: [robot]
                  - reason: nobody's
                    when: '!("org:resource" in event)'
                observations:
                  - indicator: i
                    value: later.size()
                """,
                logCase(
                        event(1, AT_TEN),
                        event(2, AT_ELEVEN, "org:resource", "robot"),
                        new LogEvent(Map.of("time:timestamp", AT_ELEVEN), 3)));

        assertThat(made.ignored()).containsExactly("not a person", "nobody's");
        assertThat(made.observations()).singleElement().satisfies(o -> assertThat(o.value())
                .isEqualByComparingTo("2"));
    }

    @Test
    void times_that_cannot_be_used_are_refused_one_by_one() {
        Interpreted made = Interpreted.of(
                COUNT,
                logCase(
                        event(1, "", "concept:instance", "a"),
                        event(2, "2026-11-24 10:00", "concept:instance", "b"),
                        event(3, "yesterday", "concept:instance", "d"),
                        event(4, AT_TEN, "concept:instance", "e")));

        assertThat(made.refused())
                .extracting(Interpreted.Refused::code)
                .containsExactly("missing-time", "time-without-zone", "unreadable-time");
        assertThat(made.refused().get(1).place()).isEqualTo(new ObservationSink.EventPlace("c", "b", 2));
        assertThat(made.ids()).containsExactly("c/e/i");
    }

    @Test
    void a_zone_makes_times_without_an_offset_usable() {
        Interpreted made = Interpreted.of("zone: Asia/Jakarta\n" + COUNT, logCase(event(1, "2026-11-24 10:00")));

        assertThat(made.observations())
                .extracting(ObservationInput::occurredAt)
                .containsExactly("2026-11-24T03:00:00Z");
    }

    @Test
    void a_rule_that_looks_at_the_whole_case_is_not_applied_to_a_part_of_it() {
        String mapping = COUNT + "  - indicator: whole\n    value: later.size()\n";
        Interpreted made = Interpreted.of(
                mapping, logCase(event(1, AT_TEN, "concept:instance", "a"), event(2, "", "concept:instance", "b")));

        assertThat(made.ids()).containsExactly("c/a/i");
        assertThat(made.refused())
                .extracting(Interpreted.Refused::code)
                .containsExactly("missing-time", "case-incomplete");
    }

    @Test
    void events_are_not_numbered_where_one_before_them_may_be_missing() {
        Interpreted made = Interpreted.of(COUNT, logCase(event(1, AT_TEN), event(2, "")));

        assertThat(made.observations()).isEmpty();
        assertThat(made.refused())
                .extracting(Interpreted.Refused::code)
                .containsExactly("missing-time", "case-incomplete");
    }

    @Test
    void two_events_with_one_id_are_not_taken_for_the_same() {
        Interpreted made = Interpreted.of(
                COUNT,
                logCase(
                        event(1, AT_TEN, "concept:instance", "a", "lifecycle:transition", "start"),
                        event(2, AT_ELEVEN, "concept:instance", "a", "lifecycle:transition", "complete")));

        assertThat(made.ids()).containsExactly("c/a/i");
        assertThat(made.refused()).extracting(Interpreted.Refused::code).containsExactly("duplicate-id");
    }

    @Test
    void an_expression_that_fails_is_counted_and_says_which_and_why() {
        Interpreted made = Interpreted.of(
                COUNT
                        + "    value: event.amount\n  - indicator: other\n  - indicator: enddate\n    value: hours(case.enddate, event[\"time:timestamp\"])\n",
                logCase(event(1, AT_TEN, "amount", "much")));

        assertThat(made.ids()).containsExactly("c/0/other");
        assertThat(made.refused())
                .extracting(Interpreted.Refused::code)
                .containsExactly("expression-failed", "expression-failed");
        assertThat(made.refused().get(0).detail()).contains("'value' (event.amount)", "no exact number", "types");
        assertThat(made.refused().get(1).detail()).contains("enddate", "not present");
    }

    @Test
    void arithmetic_that_cannot_be_done_is_refused() {
        Interpreted made = Interpreted.of(
                COUNT + "    value: decimal(event.amount) / 0\n  - indicator: j\n    value: decimal(event.text)\n",
                logCase(event(1, AT_TEN, "amount", "5", "text", "1e999999999")));

        assertThat(made.observations()).isEmpty();
        assertThat(made.refused())
                .extracting(Interpreted.Refused::code)
                .containsExactly("expression-failed", "expression-failed");
    }

    @Test
    void loops_within_loops_end() {
        LogEvent[] events = new LogEvent[700];
        for (int i = 0; i < events.length; i++) {
            events[i] = event(i, AT_TEN);
        }
        Interpreted made = Interpreted.of(
                COUNT + "    when: index == 0\n    value: events.map(a, events.map(b, events.size())).size()\n",
                logCase(events));

        assertThat(made.refused()).singleElement().satisfies(refused -> assertThat(refused.detail())
                .contains("Iteration budget exceeded"));
    }

    @Test
    void a_case_without_a_name_and_an_event_without_an_employee_are_refused() {
        Interpreted made = Interpreted.of(
                COUNT,
                List.of(
                        new LogCase(Map.of(), List.of(event(1, AT_TEN))),
                        logCase(new LogEvent(Map.of("time:timestamp", AT_TEN), 2))));

        assertThat(made.refused())
                .extracting(Interpreted.Refused::code)
                .containsExactly("missing-case-id", "missing-employee");
    }
}
