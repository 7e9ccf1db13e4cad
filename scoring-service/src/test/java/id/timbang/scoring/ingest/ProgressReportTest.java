package id.timbang.scoring.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoClients;
import id.timbang.contracts.ScoringProgressed;
import id.timbang.embedded.EmbeddedInfrastructure;
import id.timbang.scoring.generation.Generation;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.MongoTemplate;

class ProgressReportTest {

    private final Progress progress = new Progress(
            new MongoTemplate(
                    MongoClients.create(EmbeddedInfrastructure.shared().mongoUri("")), "report-" + UUID.randomUUID()),
            Generation.FIRST);
    private final List<ScoringProgressed> told = Collections.synchronizedList(new ArrayList<>());
    private final ProgressReport report = new ProgressReport(() -> progress, told::addAll);

    @Test
    void only_what_has_moved_is_told_and_what_the_database_says_of_it() {
        progress.advance("timbang.observations.v1-3", 10);
        progress.advance("timbang.observations.v1-4", 5);
        report.tell();
        told.clear();
        progress.advance("timbang.observations.v1-3", 11);
        report.moved("timbang.observations.v1-3");
        report.moved("timbang.observations.v1-3");

        report.tell();
        report.tell();

        assertThat(told).containsExactly(new ScoringProgressed("timbang.observations.v1", 3, 11));
    }

    @Test
    void what_could_not_be_told_is_told_the_next_time() {
        boolean[] isAway = {true};
        ProgressReport unlucky = new ProgressReport(() -> progress, events -> {
            if (isAway[0]) {
                throw new IllegalStateException("the broker is away");
            }
            told.addAll(events);
        });
        progress.advance("timbang.observations.v1-3", 10);
        unlucky.moved("timbang.observations.v1-3");

        unlucky.tell();
        assertThat(told).isEmpty();
        isAway[0] = false;
        unlucky.tell();
        assertThat(told).hasSize(1);
    }

    @Test
    void a_start_tells_all_and_a_partition_at_rest_is_told_to_its_end() {
        progress.advance("timbang.observations.v1-3", 10);
        report.start();
        try {
            await().until(() -> told.contains(new ScoringProgressed("timbang.observations.v1", 3, 10)));
            progress.advance("timbang.survey-answers.v1-0", 12);
            report.moved("timbang.survey-answers.v1-0");
            await().until(() -> told.contains(new ScoringProgressed("timbang.survey-answers.v1", 0, 12)));
        } finally {
            report.stop();
        }
    }
}
