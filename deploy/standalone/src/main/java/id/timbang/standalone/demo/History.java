package id.timbang.standalone.demo;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What the agency did in the two months before the current one, and in the current one so far. */
record History(
        YearMonth from,
        YearMonth to,
        List<Leave> leaves,
        List<Observation> observations,
        Map<String, List<Answer>> answersBySurvey) {

    private static final int MONTHS_BEFORE = 2;

    /** In the order in which it happened; nothing after the given time. */
    static History of(Agency agency, ZoneId zone, Instant until) {
        LocalDate today = LocalDate.ofInstant(until, zone);
        YearMonth from = YearMonth.from(today).minusMonths(MONTHS_BEFORE);
        List<Person> people = agency.people();
        List<Observation> observations = new ArrayList<>();
        Map<String, List<Answer>> answers = new TreeMap<>();
        List<Leave> leaves = Leave.in(YearMonth.from(today));
        for (LocalDate day : days(from.atDay(1), today).toList()) {
            for (Person person : people) {
                if (leaves.stream().anyMatch(leave -> leave.covers(person, day))) {
                    continue;
                }
                WorkDay done = new WorkDay(person, day, zone, until);
                observations.addAll(done.observations());
                answers.computeIfAbsent(person.surveyId(), survey -> new ArrayList<>())
                        .addAll(done.answers());
            }
        }
        return new History(from, YearMonth.from(today), leaves, observations, answers);
    }

    private static Stream<LocalDate> days(LocalDate first, LocalDate last) {
        return first.datesUntil(last.plusDays(1));
    }

    /** How many facts the scores must rest on when all of it has been counted. */
    long size() {
        return observations.size()
                + answersBySurvey.values().stream().mapToLong(List::size).sum();
    }

    List<YearMonth> months() {
        return Stream.iterate(from, month -> !month.isAfter(to), month -> month.plusMonths(1))
                .toList();
    }
}
