package id.timbang.indicator.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.MongoTemplate;

/** What {@link JobStates} promise, on whatever store speaks MongoDB's protocol. */
abstract class JobStatesContract {

    private static final Instant NOW = Instant.parse("2026-11-24T02:41:00.123Z");

    private MongoClient client;
    private MongoTemplate mongo;
    private JobStates<Job> jobs;

    /** The store's address. */
    abstract String uri();

    record Job(
            String jobId,
            long done,
            List<Failure> failed,
            @Nullable String problem,
            @Nullable Instant finishedAt) implements JobState {

        record Failure(String what, BigDecimal figure) {}
    }

    @BeforeEach
    void open() {
        client = MongoClients.create(uri());
        mongo = new MongoTemplate(client, "jobs-" + UUID.randomUUID());
        jobs = new JobStates<>(mongo, "lists", Job.class);
    }

    @AfterEach
    void close() {
        mongo.getDb().drop();
        client.close();
    }

    @Test
    void a_job_is_found_as_it_was_saved_last() {
        Job running = new Job("j", 3, List.of(), null, null);
        Job ended = new Job(
                "j",
                Long.MAX_VALUE,
                List.of(new Job.Failure("$where.a\0b \ud83d\ude00", new BigDecimal("12.50"))),
                "the line \"7\"",
                NOW);

        jobs.save(running);
        assertThat(jobs.find("j")).contains(running);
        jobs.save(ended);
        assertThat(jobs.find("j")).contains(ended);
        assertThat(mongo.getCollection("lists").countDocuments()).isOne();
    }

    @Test
    void a_job_that_nobody_saved_is_not_found() {
        jobs.save(new Job("j", 0, List.of(), null, null));

        assertThat(jobs.find("J")).isEmpty();
        assertThat(jobs.find("")).isEmpty();
        assertThat(new JobStates<>(mongo, "replays", Job.class).find("j"))
                .as("another kind of job")
                .isEmpty();
    }

    @Test
    void jobs_that_ended_before_a_time_are_dropped_and_no_others() {
        jobs.save(new Job("running", 0, List.of(), null, null));
        jobs.save(new Job("before", 1, List.of(), null, NOW.minusMillis(1)));
        jobs.save(new Job("then", 2, List.of(), null, NOW));
        jobs.save(new Job("after", 3, List.of(), null, NOW.plusMillis(1)));

        jobs.dropFinishedBefore(NOW);

        assertThat(jobs.find("before")).isEmpty();
        assertThat(List.of("running", "then", "after"))
                .allSatisfy(id -> assertThat(jobs.find(id)).isPresent());
    }
}
