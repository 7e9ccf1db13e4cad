package id.timbang.indicator;

import static org.assertj.core.api.Assertions.assertThat;

import id.timbang.contracts.Topic;
import id.timbang.indicator.RunningService.Answer;
import id.timbang.kit.calendar.WorkCalendars;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A service on an empty database has everything again once it has read its own topics. */
class RebuildTest {

    private final String run = UUID.randomUUID().toString().substring(0, 8);

    @Test
    void an_empty_database_is_filled_from_the_log_and_versions_go_on_where_they_were() {
        Answer office;
        Answer employee;
        Answer absence;
        Answer calendar;
        Answer indicator;
        Answer scorecard;
        try (RunningService first = RunningService.withDatabase("rebuild-1-" + run)) {
            first.put("/api/offices/r-" + run, "{\"name\":\"Dukcapil\"}");
            office = first.put("/api/offices/r-" + run, "{\"name\":\"Dukcapil Asemrowo\"}");
            employee = first.put("/api/employees/r-" + run, employee("Budi"));
            absence = first.put(
                    "/api/employees/r-" + run + "/absences/a",
                    "{\"from\":\"2026-11-09\",\"to\":\"2026-11-11\",\"kind\":\"ANNUAL_LEAVE\"}");
            calendar = first.put("/api/calendars/2090", "{\"workingDays\":[\"MONDAY\"],\"holidays\":[]}");
            indicator = first.put(
                    "/api/indicators/r-" + run,
                    "{\"name\":{\"id\":\"x\",\"en\":\"x\"},\"unit\":\"jam\",\"aspect\":\"TIME\","
                            + "\"measure\":\"SHARE_WITHIN\",\"polarity\":\"HIGHER\",\"threshold\":24.50}");
            first.put("/api/scorecards/r-" + run, scorecard(80));
            scorecard = first.put("/api/scorecards/r-" + run, scorecard(90));
        }
        int told = Log.of(Topic.DIRECTORY).size();

        try (RunningService second = RunningService.withDatabase("rebuild-2-" + run)) {
            assertThat(second.get("/api/offices/r-" + run).body()).isEqualTo(office.body());
            assertThat(second.get("/api/employees/r-" + run).body()).isEqualTo(employee.body());
            assertThat(second.get("/api/employees/r-" + run + "/absences/a").body())
                    .isEqualTo(absence.body());
            assertThat(second.get("/api/calendars/2090").body()).isEqualTo(calendar.body());
            assertThat(second.bean(WorkCalendars.class).isWorkingDay(LocalDate.of(2090, 1, 3)))
                    .isFalse();
            assertThat(second.get("/api/indicators/r-" + run).body()).isEqualTo(indicator.body());
            assertThat(second.get("/api/scorecards/r-" + run).body()).isEqualTo(scorecard.body());
            assertThat(second.get("/api/scorecards/r-" + run + "?revision=1").status())
                    .isEqualTo(200);
            assertThat(Log.of(Topic.DIRECTORY)).hasSize(told);

            Answer unchanged = second.put("/api/employees/r-" + run, employee("Budi"));
            Answer changed = second.put("/api/employees/r-" + run, employee("Budi S"));
            Answer revised = second.put("/api/scorecards/r-" + run, scorecard(95));
            Answer observed = second.post(
                    "/api/observations",
                    "{\"id\":\"r-" + run + "\",\"source\":\"siak\",\"employeeId\":\"r-" + run + "\",\"indicator\":\"r-"
                            + run + "\",\"occurredAt\":\"2026-11-02T09:41:00+07:00\",\"value\":3}");

            assertThat(unchanged.body().at("/version").intValue()).isEqualTo(1);
            assertThat(changed.body().at("/version").intValue()).isEqualTo(2);
            assertThat(revised.body().at("/revision").intValue()).isEqualTo(3);
            assertThat(observed.status()).isEqualTo(202);
        }
    }

    private String employee(String name) {
        return "{\"name\":\"" + name + "\",\"officeId\":\"r-" + run + "\",\"position\":\"officer\"}";
    }

    private String scorecard(int target) {
        return "{\"position\":\"r-" + run
                + "\",\"from\":\"2026-01\",\"policy\":\"linear\",\"items\":[{\"indicator\":\"r-" + run
                + "\",\"half\":\"RESULTS\",\"weight\":100,\"target\":" + target + "}]}";
    }
}
