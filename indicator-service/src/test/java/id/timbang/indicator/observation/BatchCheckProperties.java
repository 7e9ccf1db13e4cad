package id.timbang.indicator.observation;

import static org.assertj.core.api.Assertions.assertThat;

import id.timbang.contracts.IndicatorChanged;
import id.timbang.contracts.IndicatorChanged.Aspect;
import id.timbang.contracts.IndicatorChanged.Measure;
import id.timbang.contracts.IndicatorChanged.Polarity;
import id.timbang.contracts.LocalizedText;
import id.timbang.contracts.ObservationRecorded;
import id.timbang.indicator.directory.Employees;
import id.timbang.indicator.observation.Verdict.Accepted;
import id.timbang.indicator.observation.Verdict.Duplicate;
import id.timbang.indicator.observation.Verdict.Rejected;
import id.timbang.indicator.observation.form.Item;
import id.timbang.indicator.observation.form.ObservationInput;
import id.timbang.indicator.rights.Rights;
import id.timbang.kit.directory.Directory;
import id.timbang.kit.identity.Caller;
import id.timbang.kit.identity.Role;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** What must hold for any batch, whatever is wrong with its items. */
class BatchCheckProperties {

    private static final Instant NOW = Instant.parse("2026-11-24T00:00:00Z");
    private static final Caller REGISTRY =
            new Caller("siak", Set.of(Role.REGISTRY), null, null, Set.of("siak"), Instant.MAX);
    private static final String NIP = "199004172015031007";

    private final BatchCheck check = new BatchCheck(
            new ObservationCheck(new OnlyBudi(), BatchCheckProperties::count, new Rights(new Directory())),
            new ToldBefore((source, id) -> Optional.empty(), new PutAside(new OnlyBudi()), new Rights(new Directory())),
            new PutAside(new OnlyBudi()));

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void the_order_of_the_items_changes_no_verdict(@ForAll("batches") List<Item> batch, @ForAll Random random) {
        List<Item> shuffled = new ArrayList<>(batch);
        java.util.Collections.shuffle(shuffled, random);

        assertThat(verdicts(shuffled)).isEqualTo(verdicts(batch));
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void what_is_accepted_is_each_fact_once_and_every_item_gets_a_verdict(@ForAll("batches") List<Item> batch) {
        List<Verdict> verdicts = check.judge(REGISTRY, batch, NOW);

        assertThat(verdicts).hasSameSizeAs(batch);
        Set<String> names = new HashSet<>();
        for (Verdict verdict : verdicts) {
            if (verdict instanceof Accepted accepted) {
                ObservationRecorded fact = accepted.observation();
                assertThat(names.add(fact.source() + "/" + fact.id())).isTrue();
                assertThat(fact.employeeId()).isEqualTo("budi");
                assertThat(fact.toString()).doesNotContain(NIP);
            } else if (verdict instanceof Rejected rejected) {
                assertThat(rejected.fault().detail()).isNotBlank().doesNotContain(NIP);
                assertThat(String.valueOf(rejected.kept())).doesNotContain(NIP);
            }
        }
    }

    /** How often each content met which fate; an item and its duplicate are one fate, whichever came first. */
    private Map<String, Integer> verdicts(List<Item> batch) {
        List<Verdict> verdicts = check.judge(REGISTRY, batch, NOW);
        Map<String, Integer> fates = new TreeMap<>();
        for (int index = 0; index < batch.size(); index++) {
            Verdict verdict = verdicts.get(index);
            String fate = verdict instanceof Rejected rejected
                    ? rejected.fault().code()
                    : verdict instanceof Duplicate ? "duplicate" : "accepted";
            // Two spellings of one fact: which of them is the duplicate does depend on the order.
            Verdict alone =
                    check.judge(REGISTRY, List.of(batch.get(index)), NOW).get(0);
            String content = alone instanceof Accepted accepted
                    ? accepted.observation().toString()
                    : batch.get(index).toString();
            fates.merge(content + " " + fate, 1, Integer::sum);
        }
        return fates;
    }

    @Provide
    Arbitrary<List<Item>> batches() {
        // Mostly sound, so that sound items meet each other; everything that can be wrong now and then.
        Arbitrary<String> ids = mostly(
                Arbitraries.of("1", "2"),
                Arbitraries.of("", "a\u0000b", "x-" + NIP).injectNull(0.3));
        Arbitrary<String> who =
                mostly(Arbitraries.just("budi"), Arbitraries.of("nobody", NIP).injectNull(0.5));
        Arbitrary<String> nips = mostly(
                Arbitraries.of(NIP, "19900417 201503 1 007").injectNull(0.5),
                Arbitraries.of("1", "190001012015031009"));
        Arbitrary<String> indicators =
                mostly(Arbitraries.just("docs"), Arbitraries.just("nothing").injectNull(0.3));
        Arbitrary<String> times = mostly(
                Arbitraries.of("2026-11-02T09:41:00+07:00", "2026-11-02T02:41:00Z"),
                Arbitraries.of("2026-11-02T09:41:00", "2036-11-02T09:41:00+07:00", "x")
                        .injectNull(0.2));
        Arbitrary<BigDecimal> values = mostly(
                        Arbitraries.of("1", "1.0", "2"), Arbitraries.of("-1", "0.5", "1e400000000", "1e-400000000"))
                .map(BigDecimal::new)
                .injectNull(0.2);
        Arbitrary<Map<String, String>> attributes = mostly(
                Arbitraries.just(Map.of("a", "b")).injectNull(0.5),
                Arbitraries.of(Map.of("a", "\ud800"), Map.of("nip", "1"), Map.of("a", NIP)));
        return Combinators.combine(ids, who, nips, indicators, times, values, attributes)
                .as((id, employee, nip, indicator, time, value, facts) -> new Item(
                        new ObservationInput(
                                id, "siak", employee, nip, indicator, time, value, null, null, null, facts),
                        null))
                .list()
                .ofMaxSize(12);
    }

    private static <T> Arbitrary<T> mostly(Arbitrary<T> often, Arbitrary<T> seldom) {
        return Arbitraries.frequencyOf(Tuple.of(12, often), Tuple.of(1, seldom));
    }

    private static Optional<IndicatorChanged> count(String code) {
        return code.equals("docs")
                ? Optional.of(new IndicatorChanged(
                        code,
                        1,
                        new LocalizedText("x", "x"),
                        "x",
                        Aspect.QUANTITY,
                        Measure.COUNT,
                        Polarity.HIGHER,
                        null,
                        null))
                : Optional.empty();
    }

    private record OnlyBudi() implements Employees {
        @Override
        public boolean isKnown(String employeeId) {
            return employeeId.equals("budi");
        }

        @Override
        public List<String> withNip(String nip) {
            return nip.equals(NIP) ? List.of("budi") : List.of();
        }

        @Override
        public List<String> withPerson(String person) {
            return List.of();
        }

        @Override
        public String person(String nip) {
            return Integer.toHexString(nip.hashCode());
        }

        @Override
        public Optional<String> officeOf(String employeeId) {
            return isKnown(employeeId) ? Optional.of("asemrowo") : Optional.empty();
        }
    }
}
