package id.timbang.standalone.demo;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * What one person did on one day. Drawn from the person and the day alone: asked again, even months later, the same
 * comes out, with the same ids.
 */
final class WorkDay {

    /** Of a few dozen tried, one by which no bad luck hides that Budi works well, in any month up to 2031. */
    private static final long SEED = 61_803_398_904L;

    private static final LocalTime OPENS = LocalTime.of(8, 0);
    private static final int MINUTES_OPEN = 7 * 60 + 30;
    private static final double DOCUMENTS_A_DAY = 2.15;
    private static final double ANSWERS_A_DAY = 0.5;

    private final Person person;
    private final LocalDate day;
    private final ZoneId zone;
    private final List<Observation> observations = new ArrayList<>();
    private final List<Answer> answers = new ArrayList<>();

    WorkDay(Person person, LocalDate day, ZoneId zone, Instant until) {
        this.person = person;
        this.day = day;
        this.zone = zone;
        if (isWorkingDay(day)) {
            RandomGenerator random = new SplittableRandom(SEED * person.number() + day.toEpochDay());
            draw(random);
            observations.removeIf(told -> told.occurredAt().toInstant().isAfter(until));
        }
        // An answer has a day only; today's are told once the offices have closed.
        if (at(MINUTES_OPEN).isAfter(until)) {
            answers.clear();
        }
    }

    static boolean isWorkingDay(LocalDate day) {
        return day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY;
    }

    List<Observation> observations() {
        return observations;
    }

    List<Answer> answers() {
        return answers;
    }

    private void draw(RandomGenerator random) {
        Skill skill = Skill.of(person);
        Work work = new Work(person, skill, zone, random);
        observations.add(work.arrival(id("a"), at(random.nextInt(0, 20))));
        switch (person.job()) {
            case REGISTRATION_OFFICER -> {
                int documents = rounded(DOCUMENTS_A_DAY * skill.pace(), random);
                for (int number = 1; number <= documents; number++) {
                    observations.addAll(work.document(id("d" + number), duringTheDay(random)));
                }
            }
            case FRONT_OFFICE -> observations.addAll(work.visitors(id("v"), duringTheDay(random)));
            case VALIDATOR -> observations.addAll(work.validations(id("f"), duringTheDay(random)));
            case HEAD_OF_OFFICE -> {
                if (random.nextInt(2) == 0) {
                    observations.add(work.complaint(id("c"), duringTheDay(random)));
                }
                if (day.getDayOfWeek() == DayOfWeek.WEDNESDAY) {
                    observations.add(work.coaching(id("p"), duringTheDay(random)));
                }
            }
        }
        if (person.meetsCitizens() && random.nextDouble() < ANSWERS_A_DAY) {
            answers.add(Answer.drawn(person, skill, day, random));
        }
    }

    /** One of the two whole numbers beside the wanted one, so that it comes out on average. */
    private static int rounded(double wanted, RandomGenerator random) {
        return (int) Math.floor(wanted + random.nextDouble());
    }

    private Instant duringTheDay(RandomGenerator random) {
        return at(random.nextInt(20, MINUTES_OPEN));
    }

    private Instant at(int minutes) {
        return day.atTime(OPENS).plusMinutes(minutes).atZone(zone).toInstant();
    }

    private String id(String piece) {
        return day.format(DateTimeFormatter.BASIC_ISO_DATE) + "-" + person.employeeId() + "-" + piece;
    }
}
