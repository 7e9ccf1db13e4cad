package id.timbang.scoring.tally;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The sum of facts about one indicator. Adding and taking away are exact inverses and their order does not
 * matter, so a retraction is a subtraction, and merging days makes a month.
 */
public final class Tally {

    private long plain;
    private final TreeMap<BigDecimal, Long> histogram = new TreeMap<>();
    private long ratios;
    private BigDecimal numerator = BigDecimal.ZERO;
    private BigDecimal denominator = BigDecimal.ZERO;
    private long flagged;

    /** Nothing yet. */
    public Tally() {}

    /** A tally as it was stored. */
    public Tally(
            long plain,
            Map<BigDecimal, Long> histogram,
            long ratios,
            BigDecimal numerator,
            BigDecimal denominator,
            long flagged) {
        this.plain = plain;
        histogram.forEach((value, times) -> this.histogram.put(value.stripTrailingZeros(), times));
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
        other.histogram.forEach((value, times) -> histogram.merge(value, times, Long::sum));
        ratios += other.ratios;
        numerator = numerator.add(other.numerator);
        denominator = denominator.add(other.denominator);
        flagged += other.flagged;
    }

    private void count(Fact fact, int sign) {
        if (fact.value() != null) {
            histogram.merge(fact.value().stripTrailingZeros(), (long) sign, Tally::sumOrNone);
        } else if (fact.numerator() != null && fact.denominator() != null) {
            ratios += sign;
            numerator = plus(numerator, fact.numerator(), sign);
            denominator = plus(denominator, fact.denominator(), sign);
        } else {
            plain += sign;
        }
        flagged += fact.flagged() ? sign : 0;
        if (plain < 0 || ratios < 0 || flagged < 0 || histogram.getOrDefault(strip(fact.value()), 1L) < 0) {
            throw new IllegalStateException("taken away without having been added: " + fact);
        }
    }

    private static BigDecimal strip(@org.jspecify.annotations.Nullable BigDecimal value) {
        return value == null ? BigDecimal.ZERO : value.stripTrailingZeros();
    }

    private static BigDecimal plus(BigDecimal sum, BigDecimal part, int sign) {
        return sign > 0 ? sum.add(part) : sum.subtract(part);
    }

    /** For {@link Map#merge}: a value seen no more leaves the histogram. */
    private static @org.jspecify.annotations.Nullable Long sumOrNone(Long times, Long more) {
        long sum = times + more;
        return sum == 0 ? null : Long.valueOf(sum);
    }

    /** How many facts had neither value nor ratio. */
    public long plain() {
        return plain;
    }

    /** How often each value was seen. */
    public SortedMap<BigDecimal, Long> histogram() {
        return Collections.unmodifiableSortedMap(histogram);
    }

    /** How many facts had a value. */
    public long valued() {
        return histogram.values().stream().mapToLong(Long::longValue).sum();
    }

    /** The exact sum of the values. */
    public BigDecimal sum() {
        return histogram.entrySet().stream()
                .map(seen -> seen.getKey().multiply(BigDecimal.valueOf(seen.getValue())))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
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

    /** How many of the facts are flagged as not plausible. */
    public long flagged() {
        return flagged;
    }

    public boolean isEmpty() {
        return plain == 0 && ratios == 0 && histogram.isEmpty();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Tally tally
                && plain == tally.plain
                && ratios == tally.ratios
                && flagged == tally.flagged
                && numerator.compareTo(tally.numerator) == 0
                && denominator.compareTo(tally.denominator) == 0
                && histogram.equals(tally.histogram);
    }

    @Override
    public int hashCode() {
        return Objects.hash(plain, ratios, flagged, histogram);
    }

    @Override
    public String toString() {
        return "Tally[plain=" + plain + ", histogram=" + histogram + ", ratios=" + ratios + ", " + numerator + "/"
                + denominator + ", flagged=" + flagged + "]";
    }
}
