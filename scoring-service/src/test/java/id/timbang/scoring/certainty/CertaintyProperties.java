package id.timbang.scoring.certainty;

import static org.assertj.core.api.Assertions.assertThat;

import id.timbang.scoring.certainty.Sample.Kind;
import java.math.BigDecimal;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;

/** What holds of every interval and every figure that is drawn to its peers. */
class CertaintyProperties {

    @Property
    void an_interval_contains_its_estimate_and_of_a_share_stays_within_0_and_100(
            @ForAll @IntRange(max = 500) int part, @ForAll @IntRange(max = 500) int rest) {
        int whole = part + rest + 1;
        Sample share = Sample.share(Kind.PERCENTAGE, part, whole);
        Interval interval = Interval.of(share);

        assertThat(share.mean())
                .isBetween(interval.low().doubleValue() - 1e-9, interval.high().doubleValue() + 1e-9);
        assertThat(interval.low()).isNotNegative();
        assertThat(interval.high()).isLessThanOrEqualTo(new BigDecimal("100.000001"));
    }

    @Property
    void what_is_within_and_what_is_not_have_mirrored_intervals(
            @ForAll @IntRange(max = 200) int part, @ForAll @IntRange(min = 1, max = 200) int rest) {
        Interval one = Interval.of(Sample.share(Kind.FRACTION, part, part + rest));
        Interval other = Interval.of(Sample.share(Kind.FRACTION, rest, part + rest));

        assertThat(one.low().add(other.high()).doubleValue()).isCloseTo(1, org.assertj.core.data.Offset.offset(3e-6));
    }

    @Property
    void more_of_the_same_makes_an_interval_narrower(
            @ForAll @IntRange(max = 50) int part, @ForAll @IntRange(min = 1, max = 50) int rest) {
        assertThat(width(Interval.of(Sample.share(Kind.FRACTION, 4 * part, 4 * (part + rest)))))
                .isLessThan(width(Interval.of(Sample.share(Kind.FRACTION, part, part + rest))));
        Interval few = Interval.of(new Sample(Kind.VALUES, 2 + rest, part, 1));
        Interval many = Interval.of(new Sample(Kind.VALUES, 4 * (2 + rest), part, 1));
        assertThat(width(many)).isLessThan(width(few));
        assertThat(few.low().add(few.high()).doubleValue())
                .isCloseTo(2.0 * part, org.assertj.core.data.Offset.offset(3e-6));
    }

    private static BigDecimal width(Interval interval) {
        return interval.high().subtract(interval.low());
    }

    @Property
    void a_shrunk_figure_lies_between_the_raw_one_and_the_peers_mean(
            @ForAll("samples") List<Sample> peers,
            @ForAll @DoubleRange(min = -50, max = 50) double raw,
            @ForAll @IntRange(min = 1, max = 90) int n) {
        Prior.of(peers).ifPresent(prior -> {
            Prior.Shrunk shrunk = prior.shrink(new Sample(Kind.VALUES, n, raw, 1), BigDecimal.valueOf(raw));
            assertThat(shrunk.value().doubleValue())
                    .isBetween(Math.min(raw, prior.mean()) - 1e-6, Math.max(raw, prior.mean()) + 1e-6);
            assertThat(shrunk.weight()).isBetween(BigDecimal.ZERO, BigDecimal.ONE);
            Prior.Shrunk surer = prior.shrink(new Sample(Kind.VALUES, 2L * n, raw, 1), BigDecimal.valueOf(raw));
            assertThat(surer.weight()).isGreaterThanOrEqualTo(shrunk.weight());
        });
    }

    @Provide
    Arbitrary<List<Sample>> samples() {
        return Arbitraries.randomValue(random -> {
                    int n = 1 + random.nextInt(30);
                    return new Sample(Kind.VALUES, n, random.nextInt(100) - 50, n == 1 ? 0 : random.nextInt(40));
                })
                .list()
                .ofMinSize(2)
                .ofMaxSize(20);
    }
}
