package id.timbang.standalone.demo;

import static org.assertj.core.api.Assertions.assertThat;

import id.timbang.standalone.demo.Person.Job;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.DoubleSummaryStatistics;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HistoryTest {

    private static final ZoneId JAKARTA = ZoneId.of("Asia/Jakarta");
    private static final Instant A_TUESDAY_MORNING = Instant.parse("2026-11-24T03:00:00Z");
    private static final Agency AGENCY = Agency.read();

    @Test
    void sixty_people_work_in_three_offices_and_budi_registers_at_asemrowo() {
        List<Person> people = AGENCY.people();

        assertThat(people).hasSize(60).extracting(Person::employeeId).doesNotHaveDuplicates();
        assertThat(people).extracting(Person::officeId).containsOnly("asemrowo", "gubeng", "rungkut");
        assertThat(people.get(0)).isEqualTo(new Person("e-0001", 1, "asemrowo", Job.REGISTRATION_OFFICER));
        assertThat(AGENCY.employees(LocalDate.of(2026, 9, 1)))
                .startsWith("employeeId,name,officeId,position,supervisorId,grade,sex,activeFrom\n")
                .contains("e-0001,Budi Santoso,asemrowo,Petugas Registrasi,e-0020,II/d,MALE,2026-09-01\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-11-01T01:00:00Z", "2026-11-24T03:00:00Z", "2027-03-31T16:00:00Z"})
    void two_months_and_the_current_one_are_some_twenty_thousand_observations(String until) {
        assertThat(History.of(AGENCY, JAKARTA, Instant.parse(until)).observations())
                .hasSizeBetween(13_000, 26_000);
    }

    @Test
    void nothing_is_told_that_has_not_happened_yet() {
        History history = History.of(AGENCY, JAKARTA, A_TUESDAY_MORNING);

        assertThat(history.observations())
                .allSatisfy(told -> assertThat(told.occurredAt().toInstant()).isBeforeOrEqualTo(A_TUESDAY_MORNING));
        assertThat(history.answersBySurvey().values())
                .allSatisfy(answers ->
                        assertThat(answers).extracting(Answer::day).allMatch(LocalDate.of(2026, 11, 24)::isAfter));
    }

    @Test
    void whoever_is_on_leave_does_nothing_and_budi_is_for_two_days_of_the_current_month() {
        History history = History.of(AGENCY, JAKARTA, A_TUESDAY_MORNING);

        assertThat(history.leaves()).hasSize(3);
        assertThat(history.leaves().get(0))
                .isEqualTo(new Leave(
                        "e-0001",
                        "leave-2026-11",
                        LocalDate.of(2026, 11, 2),
                        LocalDate.of(2026, 11, 3),
                        "ANNUAL_LEAVE"));
        assertThat(history.leaves()).allSatisfy(leave -> assertThat(history.observations())
                .filteredOn(told -> told.employeeId().equals(leave.employeeId()))
                .extracting(told -> told.occurredAt().toLocalDate())
                .noneMatch(day -> !day.isBefore(leave.from()) && !day.isAfter(leave.to()))
                .contains(leave.to().plusDays(leave.to().getDayOfWeek().getValue() < 5 ? 1 : 3)));
    }

    @Test
    void what_was_told_once_is_told_the_same_later_with_the_same_ids() {
        Set<Observation> later = new HashSet<>(History.of(AGENCY, JAKARTA, A_TUESDAY_MORNING.plusSeconds(7_200))
                .observations());

        List<Observation> first = History.of(AGENCY, JAKARTA, A_TUESDAY_MORNING).observations();
        assertThat(later.containsAll(first)).isTrue();
        assertThat(later).hasSizeGreaterThan(first.size());
        assertThat(first).extracting(told -> told.source() + told.id()).doesNotHaveDuplicates();
    }

    @Test
    void an_answer_has_a_random_looking_id_of_its_own_and_all_nine_elements() {
        List<Answer> answers = History.of(AGENCY, JAKARTA, A_TUESDAY_MORNING).answersBySurvey().values().stream()
                .flatMap(List::stream)
                .toList();

        assertThat(answers).hasSizeGreaterThan(500).extracting(Answer::answerId).doesNotHaveDuplicates();
        assertThat(answers).allSatisfy(answer -> {
            assertThat(java.util.UUID.fromString(answer.answerId()).version()).isEqualTo(4);
            assertThat(answer.elements()).hasSize(9);
        });
    }

    @Test
    void in_every_month_budi_does_better_than_the_average_of_his_peers_and_seldom_best_of_all() {
        int best = 0;
        List<YearMonth> months = Stream.iterate(YearMonth.of(2026, 8), month -> month.plusMonths(1))
                .limit(65)
                .toList();
        for (YearMonth month : months) {
            Map<String, Double> scores = scores(month, Job.REGISTRATION_OFFICER, "registration-officer");
            DoubleSummaryStatistics all =
                    scores.values().stream().mapToDouble(Double::doubleValue).summaryStatistics();
            assertThat(scores.get("e-0001")).as("in " + month).isGreaterThan(all.getAverage());
            best += scores.get("e-0001") == all.getMax() ? 1 : 0;
        }
        assertThat(best).isLessThan(months.size() / 5);
    }

    @ParameterizedTest
    @CsvSource({
        "REGISTRATION_OFFICER, registration-officer",
        "FRONT_OFFICE, front-office",
        "VALIDATOR, validator",
        "HEAD_OF_OFFICE, head-of-office",
    })
    void the_targets_suit_the_work_so_that_scores_spread_around_a_hundred(Job job, String scorecard) {
        Map<String, Double> scores = scores(YearMonth.of(2026, 10), job, scorecard);

        assertThat(scores.values().stream()
                        .mapToDouble(Double::doubleValue)
                        .average()
                        .orElseThrow())
                .isBetween(92.0, 106.0);
        assertThat(scores.values()).allSatisfy(score -> assertThat(score).isBetween(65.0, 118.0));
    }

    private static Map<String, Double> scores(YearMonth month, Job job, String scorecard) {
        Map<String, Double> scores = new LinkedHashMap<>();
        for (Person person : AGENCY.people()) {
            if (person.job() == job) {
                NaiveScore score = new NaiveScore(AGENCY.catalogue());
                month.atDay(1)
                        .datesUntil(month.plusMonths(1).atDay(1))
                        .forEach(day -> score.add(new WorkDay(person, day, JAKARTA, Instant.MAX)));
                scores.put(person.employeeId(), score.score(scorecard));
            }
        }
        return scores;
    }
}
