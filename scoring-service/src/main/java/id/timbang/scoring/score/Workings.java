package id.timbang.scoring.score;

import id.timbang.contracts.ScorecardChanged.Half;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** All the items of a score as they were weighed, and the weighted means of them before they are rounded. */
public record Workings(ScoringPolicy policy, List<Weighed> items) {

    public Workings {
        items = List.copyOf(items);
    }

    /** The weight of the items that count. */
    public BigDecimal counting() {
        return weight(Weighed::counts);
    }

    /** The weight of all items. */
    public BigDecimal all() {
        return weight(item -> true);
    }

    /** {@code sum(weight * value) / sum(weight)} to 34 digits; none where nothing counts. */
    public @Nullable BigDecimal score() {
        return mean(Weighed::counts);
    }

    /** The same over the items of a half. */
    public @Nullable BigDecimal half(Half half) {
        return mean(isOf(half));
    }

    /** The items of a half that count. */
    public List<Weighed> counting(Half half) {
        return items.stream().filter(isOf(half)).toList();
    }

    /** An item's part of the score, to 34 digits; none where it does not count. */
    public @Nullable BigDecimal contribution(Weighed item) {
        return item.value() == null
                ? null
                : Rounding.quotient(item.item().weight().multiply(item.value()), counting());
    }

    private static Predicate<Weighed> isOf(Half half) {
        return item -> item.counts() && item.item().half() == half;
    }

    private @Nullable BigDecimal mean(Predicate<Weighed> which) {
        BigDecimal weight = weight(which);
        if (weight.signum() == 0) {
            return null;
        }
        BigDecimal sum = BigDecimal.ZERO;
        for (Weighed item : items) {
            if (which.test(item) && item.value() != null) {
                sum = sum.add(item.item().weight().multiply(item.value()));
            }
        }
        return Rounding.quotient(sum, weight);
    }

    private BigDecimal weight(Predicate<Weighed> which) {
        return items.stream().filter(which).map(item -> item.item().weight()).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
