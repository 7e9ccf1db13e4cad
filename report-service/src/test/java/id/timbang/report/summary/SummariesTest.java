package id.timbang.report.summary;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClients;
import id.timbang.contracts.ScoreChanged;
import id.timbang.embedded.EmbeddedInfrastructure;
import id.timbang.report.Scores;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.MongoTemplate;

class SummariesTest {

    private static final MongoOperations MONGO = new MongoTemplate(
            MongoClients.create(EmbeddedInfrastructure.shared().mongoUri("")), "report-summaries");
    private static final AtomicInteger TRY = new AtomicInteger();

    /** The oracle keeps the highest version of each employee in a map. */
    @Property(tries = 60)
    void whatever_the_order_the_batches_and_the_duplicates_the_highest_version_stays(
            @ForAll("scores") List<ScoreChanged> scores, @ForAll Random order) {
        Summaries summaries = new Summaries(MONGO);
        // A name of its own for every try, instead of an empty store.
        String prefix = TRY.incrementAndGet() + "-";
        List<ScoreChanged> told = new ArrayList<>();
        scores.forEach(score -> told.add(Scores.score(
                prefix + score.employeeId(),
                prefix + score.officeId(),
                score.version(),
                String.valueOf(score.version()))));
        told.addAll(told.subList(0, told.size() / 2));
        Collections.shuffle(told, order);
        Map<String, ScoreChanged> latest = new HashMap<>();
        told.forEach(score -> latest.merge(
                score.employeeId(), score, (one, other) -> one.version() >= other.version() ? one : other));

        for (int from = 0; from < told.size(); ) {
            int to = Math.min(told.size(), from + 1 + order.nextInt(5));
            summaries.store(told.subList(from, to));
            from = to;
        }

        assertThat(summaries.of(latest.keySet(), Scores.NOVEMBER)).containsExactlyInAnyOrderElementsOf(latest.values());
        for (String office : List.of(prefix + "a", prefix + "b", prefix + "c")) {
            assertThat(summaries.ofOffices(Set.of(office), Scores.NOVEMBER))
                    .containsExactlyInAnyOrderElementsOf(latest.values().stream()
                            .filter(score -> score.officeId().equals(office))
                            .toList());
        }
    }

    /** An employee's office is the same for the same version, as in the log. */
    @Provide
    Arbitrary<List<ScoreChanged>> scores() {
        return Combinators.combine(
                        Arbitraries.of("e1", "e2", "e3"), Arbitraries.longs().between(1, 9))
                .as((employee, version) ->
                        Scores.score(employee, List.of("a", "b", "c").get((int) (version % 3)), version, null))
                .list()
                .ofMaxSize(30);
    }
}
