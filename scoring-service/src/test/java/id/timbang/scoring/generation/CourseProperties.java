package id.timbang.scoring.generation;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClients;
import id.timbang.embedded.EmbeddedInfrastructure;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.MongoTemplate;

/** Whoever begins, dies, comes back late or decides, in whatever order: one builds at a time, and nothing is half. */
class CourseProperties {

    private static final Duration LEASE = Duration.ofSeconds(15);
    private static final Duration GRACE = Duration.ofSeconds(60);

    @Property(tries = 500)
    void one_builds_at_a_time_and_only_who_holds_the_claim_makes_current(
            @ForAll @Size(max = 60) List<@IntRange(max = 7) Integer> steps, @ForAll Random random) {
        Course course = Course.START;
        Instant now = Instant.parse("2026-11-01T00:00:00Z");
        List<Claim> claims = new ArrayList<>();
        Set<Generation> begun = new HashSet<>();
        Claim holder = null;
        for (int step : steps) {
            Claim some = claims.isEmpty()
                    ? new Claim(new Generation(99), "nobody")
                    : claims.get(random.nextInt(claims.size()));
            Course before = course;
            Optional<Course> after = Optional.empty();
            boolean held = some.equals(holder);
            switch (step) {
                case 0, 1 -> {
                    boolean free = before.building() == null
                            || !before.building().until().isAfter(now);
                    after = before.begun("owner-" + claims.size(), now, now.plus(LEASE));
                    assertThat(after.isPresent())
                            .as("refused while another is heard of")
                            .isEqualTo(free);
                    if (after.isPresent()) {
                        holder = after.get().building().claim();
                        claims.add(holder);
                        assertThat(begun.add(holder.generation()))
                                .as("no number twice")
                                .isTrue();
                    }
                }
                case 2 -> {
                    after = before.renewed(some, now.plus(LEASE));
                    assertThat(after.isPresent()).isEqualTo(held);
                }
                case 3 -> {
                    after = before.swapped(some, now.plus(GRACE));
                    boolean may = held && before.building().decision() != Decision.ABANDON;
                    assertThat(after.isPresent())
                            .as("only who holds the claim, and is not to give it up")
                            .isEqualTo(may);
                    if (may) {
                        assertThat(after.get().current()).isEqualTo(some.generation());
                        assertThat(after.get().isOver(before.current(), now))
                                .as("still read")
                                .isFalse();
                        holder = null;
                    }
                }
                case 4 -> {
                    after = before.ended(some);
                    assertThat(after.isPresent()).isEqualTo(held);
                    holder = held ? null : holder;
                }
                case 5 -> {
                    Decision said = random.nextBoolean() ? Decision.SWAP : Decision.ABANDON;
                    after = before.decided(some.generation(), said);
                    boolean open = held
                            && (before.building().decision() == Decision.NONE
                                    || before.building().decision() == said);
                    assertThat(after.isPresent()).as("what was decided stays").isEqualTo(open);
                }
                default -> now = now.plusSeconds(random.nextInt(40));
            }
            course = after.orElse(before);
            assertThat(course.current().number())
                    .as("never back")
                    .isGreaterThanOrEqualTo(before.current().number());
            assertThat(step == 3 || course.current().equals(before.current())).isTrue();
            assertThat(course.isOver(course.current(), now)).isFalse();
            if (holder != null) {
                assertThat(course.isOver(holder.generation(), now))
                        .as("not dropped while it is built")
                        .isFalse();
            }
        }
    }

    @Test
    void of_many_who_begin_at_once_one_does() throws Exception {
        MongoTemplate mongo = new MongoTemplate(
                MongoClients.create(EmbeddedInfrastructure.shared().mongoUri("")), "course-" + UUID.randomUUID());
        CourseStore store = new CourseStore(mongo);
        Instant now = Instant.parse("2026-11-01T00:00:00Z");
        ExecutorService instances = Executors.newFixedThreadPool(8);
        try {
            List<Future<Optional<Course>>> begun = new ArrayList<>();
            for (int number = 0; number < 8; number++) {
                String owner = "owner-" + number;
                begun.add(instances.submit(() -> store.take(course -> course.begun(owner, now, now.plus(LEASE)))));
            }
            int successes = 0;
            for (Future<Optional<Course>> each : begun) {
                successes += each.get().isPresent() ? 1 : 0;
            }
            assertThat(successes).isEqualTo(1);
            Course course = store.read();
            assertThat(course.last()).isEqualTo(new Generation(2));
            store.take(each -> each.swapped(course.building().claim(), now.plus(GRACE)));
            assertThat(store.read().current()).isEqualTo(new Generation(2));
            assertThat(store.read().former().until()).isEqualTo(now.plus(GRACE));
        } finally {
            instances.shutdownNow();
            mongo.getDb().drop();
        }
    }
}
