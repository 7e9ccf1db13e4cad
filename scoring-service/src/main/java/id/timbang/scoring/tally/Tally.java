package id.timbang.scoring.tally;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ObjLongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The sum of facts about one indicator. Adding and taking away are exact inverses and their order does not
 * matter, so a retraction is a subtraction, and merging days makes a month.
 */
public final class Tally {

    private long plain;
    private final TreeMap<Measured, Long> measured = new TreeMap<>();
    private long ratios;
    private BigDecimal numerator = BigDecimal.ZERO;
    private BigDecimal denominator = BigDecimal.ZERO;
    private long flagged;

    /** Nothing yet. */
    public Tally() {}

    /** A tally as it was stored. */
    public Tally(
            long plain,
            Map<Measured, Long> measured,
            long ratios,
            BigDecimal numerator,
            BigDecimal denominator,
            long flagged) {
        this.plain = plain;
        this.measured.putAll(measured);
        this.ratios = ratios;
        this.numerator = numerator;
        this.denominator = denominator;
        this.flagged = flagged;
    }

    public void add(Fact fact) {
        count(fact, 1);
    }

    /**
     * Takes a fact away that was added before.
     *
     * @throws IllegalStateException where it cannot have been added
     */
    public void remove(Fact fact) {
        count(fact, -1);
    }

    /** Adds everything the other has. */
    public void addAll(Tally other) {
        plain += other.plain;
        other.measured.forEach((value, times) -> measured.merge(value, times, Long::sum));
        if (other.ratios != 0) {
            ratios += other.ratios;
            numerator = numerator.add(other.numerator);
            denominator = denominator.add(other.denominator);
        }
        flagged += other.flagged;
    }

    private void count(Fact fact, int sign) {
        if (fact.value() != null) {
            Long times = measured.merge(new Measured(fact.value(), fact.at()), (long) sign, Tally::sumOrNone);
            refuse(fact, times != null && times < 0);
        } else if (fact.numerator() != null && fact.denominator() != null) {
            ratios += sign;
            numerator = plus(numerator, fact.numerator(), sign);
            denominator = plus(denominator, fact.denominator(), sign);
        } else {
            plain += sign;
        }
        flagged += fact.flagged() ? sign : 0;
        refuse(fact, plain < 0 || ratios < 0 || flagged < 0);
    }

    private static void refuse(Fact fact, boolean isNegative) {
        if (isNegative) {
            throw new IllegalStateException("taken away without having been added: " + fact);
        }
    }

    private static BigDecimal plus(BigDecimal sum, BigDecimal part, int sign) {
        return sign > 0 ? sum.add(part) : sum.subtract(part);
    }

    /** For {@link Map#merge}: what is there no more leaves the map. */
    private static @Nullable Long sumOrNone(Long times, Long more) {
        long sum = times + more;
        return sum == 0 ? null : Long.valueOf(sum);
    }

    /** How many facts had neither value nor ratio. */
    public long plain() {
        return plain;
    }

    /** How often each value was measured at each moment, in the order of values. */
    public SortedMap<Measured, Long> measured() {
        return Collections.unmodifiableSortedMap(measured);
    }

    /** Hands over how often each value was measured at each moment, in the order of values. */
    public void eachMeasured(ObjLongConsumer<Measured> action) {
        for (Map.Entry<Measured, Long> seen : measured.entrySet()) {
            action.accept(seen.getKey(), seen.getValue());
        }
    }

    /** How often each value was seen. */
    public SortedMap<BigDecimal, Long> histogram() {
        TreeMap<BigDecimal, Long> histogram = new TreeMap<>();
        measured.forEach((value, times) -> histogram.merge(value.value(), times, Long::sum));
        return histogram;
    }

    /** How many facts had a value. */
    public long valued() {
        long sum = 0;
        for (long times : measured.values()) {
            sum += times;
        }
        return sum;
    }

    /** The exact sum of the values. */
    public BigDecimal sum() {
        BigDecimal sum = BigDecimal.ZERO;
        for (Map.Entry<Measured, Long> seen : measured.entrySet()) {
            BigDecimal value = seen.getKey().value();
            long times = seen.getValue();
            sum = sum.add(times == 1 ? value : value.multiply(BigDecimal.valueOf(times)));
        }
        return sum;
    }

    /** The value of the latest work; of several of the same moment the largest, so that no order of telling matters. */
    public Optional<BigDecimal> latest() {
        return measured.keySet().stream()
                .reduce((one, other) -> other.isLaterThan(one) ? other : one)
                .map(Measured::value);
    }

    /** How many facts were parts of a ratio. */
    public long ratios() {
        return ratios;
    }

    public BigDecimal numerator() {
        return numerator;
    }

    public BigDecimal denominator() {
        return denominator;
    }

    /** How many facts there are of all. */
    public long facts() {
        return plain + valued() + ratios;
    }

    /** How many of the facts are flagged as not plausible. */
    public long flagged() {
        return flagged;
    }

    public boolean isEmpty() {
        return plain == 0 && ratios == 0 && measured.isEmpty();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Tally tally
                && plain == tally.plain
                && ratios == tally.ratios
                && flagged == tally.flagged
                && numerator.compareTo(tally.numerator) == 0
                && denominator.compareTo(tally.denominator) == 0
                && measured.equals(tally.measured);
    }

    @Override
    public int hashCode() {
        return Objects.hash(plain, ratios, flagged, measured);
    }

    @Override
    public String toString() {
        return "Tally[plain=" + plain + ", measured=" + measured + ", ratios=" + ratios + ", " + numerator + "/"
                + denominator + ", flagged=" + flagged + "]";
    }
}
