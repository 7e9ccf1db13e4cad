package id.timbang.indicator.facts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.arbitraries.SetArbitrary;

/** What is known of a fact depends on what was told of it, not on the order or how often. */
class FactProperties {

    @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
    void any_order_and_any_duplicates_of_the_records_give_the_same(
            @ForAll("records") List<FactMark> records, @ForAll Random random) {
        List<FactMark> told = new ArrayList<>(records);
        told.addAll(records.subList(0, random.nextInt(records.size() + 1)));
        Collections.shuffle(told, random);

        Fact known = null;
        for (FactMark mark : told) {
            known = Fact.after(known, mark);
        }

        assertThat(known).isEqualTo(expected(records));
    }

    /** The same, by looking at all of it at once. */
    private static Fact expected(List<FactMark> records) {
        int latest = records.stream().mapToInt(FactMark::version).max().orElseThrow();
        Optional<FactMark> recorded = find(records, latest, false);
        Optional<FactMark> retracted = find(records, latest, true);
        return new Fact(
                find(records, 1, false).map(FactMark::content).orElse(null),
                latest == 1 ? null : recorded.map(FactMark::content).orElse(null),
                latest,
                retracted.isPresent(),
                recorded.or(() -> retracted).orElseThrow().employeeId());
    }

    private static Optional<FactMark> find(List<FactMark> records, int version, boolean retraction) {
        return records.stream()
                .filter(mark -> mark.version() == version && (mark.content() == null) == retraction)
                .findFirst();
    }

    /** Each version is told at most once and taken back at most once, of whomever. */
    @Provide
    Arbitrary<List<FactMark>> records() {
        SetArbitrary<Integer> some = Arbitraries.integers().between(0, 7).set().ofMinSize(1);
        return some.flatMap(chosen -> Arbitraries.of("budi", "tono", "sari")
                .list()
                .ofSize(8)
                .map(whose -> chosen.stream()
                        .map(number -> new FactMark(
                                "siak\0001",
                                number / 2 + 1,
                                number % 2 == 0 ? null : new Content(number, number * 31L),
                                whose.get(number),
                                null))
                        .toList()));
    }

    @Property(tries = 300)
    void a_mark_is_read_from_its_header_as_it_was(
            @ForAll("records") List<FactMark> records, @ForAll long minute, @ForAll long whose) {
        for (FactMark mark : records) {
            RateWindow window = minute == 0 && whose == 0 ? null : new RateWindow(minute, whose);
            FactMark told = new FactMark(mark.name(), mark.version(), mark.content(), mark.employeeId(), window);

            assertThat(FactMark.fromHeader(told.toHeader(), mark.employeeId())).contains(told);
        }
    }

    @Property(tries = 500)
    void whatever_stands_in_a_header_it_is_read_or_passed_over(@ForAll byte[] header) {
        FactMark.fromHeader(header, "budi")
                .ifPresent(mark -> assertThat(mark.version()).isPositive());
    }

    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
    void a_header_that_is_cut_is_passed_over(@ForAll("records") List<FactMark> records, @ForAll Random random) {
        byte[] header = records.get(0).toHeader();
        int fixed = header.length - records.get(0).name().length();

        assertThat(FactMark.fromHeader(java.util.Arrays.copyOf(header, random.nextInt(fixed + 1)), "budi"))
                .isEmpty();
    }
}
