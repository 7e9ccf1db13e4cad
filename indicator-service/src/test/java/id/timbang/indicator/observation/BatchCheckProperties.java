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
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What must hold for any batch, whatever is wrong with its items. */
class BatchCheckProperties {

    private static final Instant NOW = Instant.parse("2026-11-24T00:00:00Z");
    private static final String NIP = "199004172015031007";

    private final BatchCheck check = new BatchCheck(new ObservationCheck(new OnlyBudi(), BatchCheckProperties::count));

    @Property(tries = 300)
    void the_order_of_the_items_changes_no_verdict(@ForAll("batches") List<Item> batch, @ForAll Random random) {
        List<Item> shuffled = new ArrayList<>(batch);
        java.util.Collections.shuffle(shuffled, random);

        assertThat(verdicts(shuffled)).isEqualTo(verdicts(batch));
    }

    @Property(tries = 300)
    void what_is_accepted_is_each_fact_once_and_every_item_gets_a_verdict(@ForAll("batches") List<Item> batch) {
        List<Verdict> verdicts = check.judge(batch, NOW);

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
        List<Verdict> verdicts = check.judge(batch, NOW);
        Map<String, Integer> fates = new TreeMap<>();
        for (int index = 0; index < batch.size(); index++) {
            Verdict verdict = verdicts.get(index);
            String fate = verdict instanceof Rejected rejected
                    ? rejected.fault().code()
                    : verdict instanceof Duplicate ? "duplicate" : "accepted";
            // Two spellings of one fact: which of them is the duplicate does depend on the order.
            String content = verdict instanceof Rejected
                    ? batch.get(index).toString()
                    : batch.get(index).input().source() + "/"
                            + batch.get(index).input().id();
            fates.merge(content + " " + fate, 1, Integer::sum);
        }
        return fates;
    }

    @Provide
    Arbitrary<List<Item>> batches() {
        Arbitrary<String> ids =
                Arbitraries.of("1", "2", "3", "", "a\u0000b", "x-" + NIP).injectNull(0.05);
        Arbitrary<String> who =
                Arbitraries.of("budi", "budi", "budi", "nobody", NIP).injectNull(0.2);
        Arbitrary<String> nips = Arbitraries.of(NIP, "19900417 201503 1 007", "1", "190001012015031009")
                .injectNull(0.6);
        Arbitrary<String> times = Arbitraries.of(
                        "2026-11-02T09:41:00+07:00",
                        "2026-11-02T02:41:00Z",
                        "2026-11-02T09:41:00",
                        "2036-11-02T09:41:00+07:00",
                        "x")
                .injectNull(0.05);
        Arbitrary<BigDecimal> values = Arbitraries.of("1", "1.0", "2", "-1", "0.5", "1e400000000", "1e-400000000")
                .map(BigDecimal::new)
                .injectNull(0.4);
        Arbitrary<Map<String, String>> attributes = Arbitraries.of(
                        Map.of("a", "b"), Map.of("a", "\ud800"), Map.of("nip", "1"), Map.of("a", NIP))
                .injectNull(0.7);
        return Combinators.combine(ids, who, nips, Arbitraries.of("docs", "docs", "nothing"), times, values, attributes)
                .as((id, employee, nip, indicator, time, value, facts) -> new Item(
                        new ObservationInput(
                                id, "siak", employee, nip, indicator, time, value, null, null, null, facts),
                        null))
                .list()
                .ofMaxSize(12);
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
    }
}
