package id.timbang.scoring.recalculation;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import id.timbang.contracts.EmployeeChanged;
import id.timbang.contracts.EventJson;
import id.timbang.contracts.ScorecardChanged;
import id.timbang.contracts.ScorecardChanged.Half;
import id.timbang.embedded.EmbeddedStore;
import id.timbang.scoring.generation.Generation;
import id.timbang.scoring.reference.Reference;
import id.timbang.scoring.score.Catalogue;
import id.timbang.scoring.standing.Change;
import id.timbang.scoring.standing.StandingScorer;
import id.timbang.scoring.standing.StandingStore;
import id.timbang.scoring.standing.Standings;
import id.timbang.scoring.tally.Fact;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.springframework.data.mongodb.core.MongoTemplate;

/**
 * Measures by hand what a new revision costs, on the embedded store, scores written out and not sent: how many standings
 * in a second, and the heap. The first argument is how many standings there are.
 */
public final class RecalculationCost {

    private static final int FACTS_OF_EACH = 20;

    private RecalculationCost() {}

    public static void main(String[] arguments) {
        int many = arguments.length == 0 ? 100_000 : Integer.parseInt(arguments[0]);
        Reference reference = new Reference();
        Catalogue.INDICATORS.values().forEach(reference::apply);
        reference.apply(revision(1));
        IntStream.range(0, many)
                .forEach(i -> reference.apply(new EmployeeChanged(
                        "e-" + i, 1, "E", null, "office", "officer", null, null, null, null, null, null)));
        try (EmbeddedStore embedded = EmbeddedStore.start();
                MongoClient client = MongoClients.create(embedded.uri())) {
            MongoTemplate mongo = new MongoTemplate(client, "cost");
            StandingStore store = new StandingStore(mongo, Generation.FIRST);
            Standings standings = new Standings(store, new StandingScorer(reference), Clock.systemUTC());
            long[] written = new long[1];
            Recalculation recalculation = new Recalculation(
                    () -> new Recalculation.Target(
                            store,
                            standings,
                            scores -> scores.forEach(
                                    score -> written[0] += EventJson.mapper().writeValueAsBytes(score).length)),
                    new Unfinished(mongo),
                    Clock.systemUTC());
            recalculation.start();
            recalculation.pass();
            standings.fold(facts(many));
            tell("before", null, 0);
            for (int revision = 2; revision <= 4; revision++) {
                recalculation.of(reference.apply(revision(revision)));
                written[0] = 0;
                tell("revision " + revision, recalculation.pass(), written[0]);
            }
        }
    }

    private static void tell(String when, Pass pass, long written) {
        Runtime runtime = Runtime.getRuntime();
        long used = runtime.totalMemory() - runtime.freeMemory() >> 20;
        System.gc();
        long kept = runtime.totalMemory() - runtime.freeMemory() >> 20;
        System.out.printf("%s: %s, %d bytes told, heap %d MiB, %d after collection%n", when, pass, written, used, kept);
    }

    private static ScorecardChanged revision(int revision) {
        return new ScorecardChanged(
                "officer",
                revision,
                "officer",
                YearMonth.of(2026, 1),
                null,
                "linear",
                List.of(
                        Catalogue.item("documents", Half.RESULTS, "60", String.valueOf(10 * revision), null, null),
                        Catalogue.item("hours", Half.RESULTS, "40", String.valueOf(5 * revision), null, null)));
    }

    private static Map<String, List<Change>> facts(int many) {
        Map<String, List<Change>> changes = new LinkedHashMap<>();
        for (int i = 0; i < many; i++) {
            String employee = "e-" + i;
            long offset = (long) i * FACTS_OF_EACH;
            List<Change> own = IntStream.range(0, FACTS_OF_EACH)
                    .mapToObj(fact -> new Change(employee, "p-0", offset + fact, true, fact(fact)))
                    .toList();
            changes.put(own.get(0).key(), own);
        }
        return changes;
    }

    private static Fact fact(int number) {
        LocalDate day = LocalDate.of(2026, 11, 1 + number);
        return number % 2 == 0
                ? new Fact("documents", day, null, null, null)
                : new Fact("hours", day, BigDecimal.valueOf(5L + number), null, null);
    }
}
