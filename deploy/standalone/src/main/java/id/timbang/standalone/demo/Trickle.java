package id.timbang.standalone.demo;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A piece of work every two seconds, by somebody, now: so that the live page lives. */
public final class Trickle implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Trickle.class);
    private static final long MILLISECONDS_BETWEEN = 2_000;

    private final FrontDoorClient operator;
    private final FrontDoorClient registry;
    private final List<Person> people;
    private final Clock clock;
    private final ZoneId zone;
    private final SplittableRandom random = new SplittableRandom();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "demonstration");
        thread.setDaemon(true);
        return thread;
    });

    Trickle(FrontDoorClient operator, FrontDoorClient registry, List<Person> people, Clock clock, ZoneId zone) {
        this.operator = operator;
        this.registry = registry;
        this.people = people;
        this.clock = clock;
        this.zone = zone;
    }

    /** Goes on until it is closed. */
    public Trickle start() {
        timer.scheduleWithFixedDelay(this::tell, MILLISECONDS_BETWEEN, MILLISECONDS_BETWEEN, TimeUnit.MILLISECONDS);
        return this;
    }

    private void tell() {
        Person person = people.get(random.nextInt(people.size()));
        Instant now = clock.instant();
        try {
            if (person.meetsCitizens() && random.nextInt(4) == 0) {
                Answer answer = Answer.drawn(person, Skill.of(person), LocalDate.ofInstant(now, zone), random);
                operator.post("/api/surveys/" + person.surveyId() + "/answers", List.of(answer));
            } else {
                registry.post("/api/observations", observations(person, now));
            }
        } catch (DemonstrationException failed) {
            if (!timer.isShutdown()) {
                log.info("the demonstration could not tell something, and goes on: {}", failed.getMessage());
            }
        }
    }

    private List<Observation> observations(Person person, Instant now) {
        Work work = new Work(person, Skill.of(person), zone, random);
        // Never an id that was used in an earlier run.
        String id = "live-" + now.toEpochMilli() + "-" + Integer.toHexString(random.nextInt());
        return switch (person.job()) {
            case REGISTRATION_OFFICER -> work.document(id, now);
            case FRONT_OFFICE -> work.visitors(id, now);
            case VALIDATOR -> work.validations(id, now);
            case HEAD_OF_OFFICE -> List.of(work.complaint(id, now));
        };
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
