package id.timbang.scoring.recalculation;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClients;
import id.timbang.contracts.EmployeeChanged;
import id.timbang.embedded.EmbeddedInfrastructure;
import id.timbang.scoring.generation.Generation;
import id.timbang.scoring.reference.Affected;
import id.timbang.scoring.reference.Reference;
import id.timbang.scoring.score.Catalogue;
import id.timbang.scoring.standing.Change;
import id.timbang.scoring.standing.StandingScorer;
import id.timbang.scoring.standing.StandingStore;
import id.timbang.scoring.standing.Standings;
import id.timbang.scoring.tally.Fact;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.MongoTemplate;

class RecalculationFiguresTest {

    private static final int EMPLOYEES = 1200;

    private final MongoTemplate mongo = new MongoTemplate(
            MongoClients.create(EmbeddedInfrastructure.shared().mongoUri("")), "figures-" + UUID.randomUUID());
    private final Clock clock = Clock.fixed(Instant.parse("2026-11-20T03:00:00Z"), ZoneOffset.UTC);
    private final Reference reference = new Reference();
    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private final List<String> meanwhile = new ArrayList<>();
    private final StandingStore store = new StandingStore(mongo, Generation.FIRST);
    private final Standings standings = new Standings(store, new StandingScorer(reference), clock);
    private final Recalculation recalculation = new Recalculation(
            () -> new Recalculation.Target(
                    store, standings, scores -> meanwhile.add(gauge("done") + " of " + gauge("total"))),
            new Unfinished(mongo),
            clock);

    @BeforeEach
    void start() {
        new RecalculationFigures(recalculation).bindTo(metrics);
        Catalogue.INDICATORS.values().forEach(reference::apply);
        recalculation.start();
        recalculation.pass();
        IntStream.range(0, EMPLOYEES)
                .forEach(i -> reference.apply(new EmployeeChanged(
                        "e-" + i, 1, "E", null, "office", "officer", null, null, null, null, null, null)));
        standings.fold(IntStream.range(0, EMPLOYEES)
                .mapToObj(RecalculationFiguresTest::document)
                .collect(Collectors.groupingBy(Change::key)));
    }

    private static Change document(int employee) {
        Fact fact = new Fact("documents", LocalDate.of(2026, 11, 2), null, null, null);
        return new Change("e-" + employee, "p-0", employee, true, fact);
    }

    @Test
    void how_far_a_pass_is_and_how_many_scores_it_changed_is_told() {
        recalculation.of(reference.apply(Catalogue.SCORECARD));
        recalculation.pass();

        assertThat(meanwhile).containsExactly("0 of 1200", "500 of 1200", "1000 of 1200");
        assertThat(List.of(gauge("done"), gauge("total"))).containsExactly(0L, 0L);
        assertThat(List.of(count("scores"), count("changed"))).containsExactly(1200L, 1200L);

        recalculation.of(Affected.everybody("once more"));
        recalculation.pass();

        assertThat(List.of(count("scores"), count("changed"))).containsExactly(2400L, 1200L);
    }

    private long gauge(String name) {
        return (long)
                metrics.get("timbang.scoring.recalculation." + name).gauge().value();
    }

    private long count(String name) {
        return (long) metrics.get("timbang.scoring.recalculation." + name)
                .functionCounter()
                .count();
    }
}
