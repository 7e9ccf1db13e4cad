package id.timbang.scoring.tally;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class TallyProperties {

    @Property
    void the_order_of_facts_does_not_matter(@ForAll("facts") List<Fact> facts, @ForAll Random random) {
        List<Fact> shuffled = new ArrayList<>(facts);
        Collections.shuffle(shuffled, random);

        assertThat(of(shuffled)).isEqualTo(of(facts));
    }

    @Property
    void taking_away_is_the_inverse_of_adding(@ForAll("facts") List<Fact> kept, @ForAll("facts") List<Fact> retracted) {
        Tally tally = of(kept);
        retracted.forEach(tally::add);
        retracted.forEach(tally::remove);

        assertThat(tally).isEqualTo(of(kept));
    }

    @Property
    void merging_parts_is_adding_all(@ForAll("facts") List<Fact> one, @ForAll("facts") List<Fact> other) {
        Tally merged = of(one);
        merged.addAll(of(other));
        List<Fact> all = new ArrayList<>(one);
        all.addAll(other);

        assertThat(merged).isEqualTo(of(all));
    }

    @Property
    void sums_are_exact(@ForAll("facts") List<Fact> facts) {
        BigDecimal sum = facts.stream()
                .filter(fact -> fact.value() != null)
                .map(Fact::value)
                .reduce(BigDecimal.ZERO, BigDecimal::add);

        assertThat(of(facts).sum()).isEqualByComparingTo(sum);
    }

    @Property
    void flagged_facts_are_counted(@ForAll("facts") List<Fact> facts) {
        assertThat(of(facts).flagged())
                .isEqualTo(facts.stream().filter(Fact::flagged).count());
    }

    @Example
    void what_was_never_added_cannot_be_taken_away() {
        Fact fact = new Fact("any", LocalDate.EPOCH, new BigDecimal("1.0"), null, null);
        Tally tally = new Tally();
        tally.add(new Fact("any", LocalDate.EPOCH, new BigDecimal("2"), null, null));

        assertThatThrownBy(() -> tally.remove(fact)).isInstanceOf(IllegalStateException.class);
    }

    @Provide
    Arbitrary<List<Fact>> facts() {
        Arbitrary<BigDecimal> numbers = Arbitraries.bigDecimals()
                .between(new BigDecimal("-1000"), new BigDecimal("1000"))
                .ofScale(3);
        Arbitrary<Boolean> flags = Arbitraries.of(true, false);
        Arbitrary<Fact> valued = Combinators.combine(numbers, flags)
                .as((value, flagged) -> new Fact("any", LocalDate.EPOCH, value, null, null, flagged));
        Arbitrary<Fact> ratio = Combinators.combine(numbers, numbers, flags)
                .as((part, whole, flagged) -> new Fact("any", LocalDate.EPOCH, null, part, whole, flagged));
        Arbitrary<Fact> plain = flags.map(flagged -> new Fact("any", LocalDate.EPOCH, null, null, null, flagged));
        return Arbitraries.oneOf(valued, ratio, plain).list().ofMaxSize(40);
    }

    private static Tally of(List<Fact> facts) {
        Tally tally = new Tally();
        facts.forEach(tally::add);
        return tally;
    }
}
