package id.timbang.indicator.eventlog.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import id.timbang.indicator.eventlog.reading.ReadLog;
import id.timbang.indicator.observation.form.ObservationInput;
import java.math.BigDecimal;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SameFromXesAndCsvTest {

    private static final String MAPPING = Interpreted.resource("permits.yaml");

    @Test
    void a_log_gives_the_same_observations_in_either_format() {
        Interpreted xes = Interpreted.of(
                MAPPING, ReadLog.of(ReadLog.resource("permits.xes")).cases());
        Interpreted csv = Interpreted.of(
                MAPPING, ReadLog.of(ReadLog.resource("permits.csv")).cases());

        assertThat(xes.refused()).isEmpty();
        assertThat(csv.observations()).isEqualTo(xes.observations());
        assertThat(csv.ignored()).isEqualTo(xes.ignored()).containsExactly("not a person");
    }

    @Test
    void the_observations_are_those_a_person_would_write_down() {
        Interpreted xes = Interpreted.of(
                MAPPING, ReadLog.of(ReadLog.resource("permits.xes")).cases());

        assertThat(xes.ids())
                .containsExactly(
                        "case-1/task-1/tasks-completed",
                        "case-1/task-1/correction-rate",
                        "case-1/task-2/tasks-completed",
                        "case-1/task-3/tasks-completed",
                        "case-1/task-3/confirmation-time",
                        "case-2/task-4/tasks-completed",
                        "case-2/task-4/correction-rate");
        assertThat(xes.observations().get(4))
                .isEqualTo(new ObservationInput(
                        "case-1/task-3/confirmation-time",
                        "permits",
                        "Budi",
                        null,
                        "confirmation-time",
                        "2011-03-27T09:20:00.100Z",
                        // The clocks go forward in between: 24 h 20 min 0.1 s, and not 25.
                        new BigDecimal("24.333361"),
                        null,
                        null,
                        "case-1",
                        Map.of("fee", "12.5", "started", "2011-03-26T09:00:00Z")));
        assertThat(xes.observations().get(1).numerator()).isEqualByComparingTo("1");
        assertThat(xes.observations().get(6).numerator()).isEqualByComparingTo("0");
        assertThat(xes.observations().get(6).denominator()).isEqualByComparingTo("1");
    }
}
