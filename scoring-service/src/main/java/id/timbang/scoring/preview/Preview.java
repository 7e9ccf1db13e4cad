package id.timbang.scoring.preview;

import id.timbang.contracts.Period;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How a scorecard would move the scores of a month.
 *
 * @param n          how many employees are scored: those of the position with facts in that month
 * @param moved      whose score would be another, appear or vanish
 * @param up         of these, whose score would be higher
 * @param down       of these, whose score would be lower
 * @param meanBefore of those who have a score as it is; none where nobody has
 * @param meanAfter  of those who would have one
 * @param items      by the difference, losses first, what appears or vanishes last; of more than {@value #MOST_ITEMS}
 *                   those that would move most
 */
record Preview(
        Period period,
        String position,
        int n,
        int moved,
        int up,
        int down,
        @Nullable BigDecimal meanBefore,
        @Nullable BigDecimal meanAfter,
        List<Move> items) {

    static final int MOST_ITEMS = 500;

    private static final int SHOWN_DECIMALS = 2;

    private static final Comparator<Move> BY_DIFFERENCE = Comparator.comparing(
                    Move::difference, Comparator.nullsLast(Comparator.<BigDecimal>naturalOrder()))
            .thenComparing(Move::employeeId);

    /** What appears or vanishes moves more than what changes by a figure; what stays missing does not move. */
    private static final Comparator<Move> MOST_MOVED_FIRST = Comparator.<Move, Boolean>comparing(
                    move -> !(move.hasMoved() && move.difference() == null))
            .thenComparing(Move::distance, Comparator.reverseOrder())
            .thenComparing(Move::employeeId);

    /**
     * One employee's score before and after.
     *
     * @param difference after minus before; none where either is missing
     */
    record Move(
            String employeeId,
            @Nullable BigDecimal before,
            @Nullable BigDecimal after,
            @Nullable BigDecimal difference) {

        static Move of(String employeeId, @Nullable BigDecimal before, @Nullable BigDecimal after) {
            return new Move(employeeId, before, after, before == null || after == null ? null : after.subtract(before));
        }

        private boolean hasMoved() {
            return difference == null ? (before == null) != (after == null) : difference.signum() != 0;
        }

        private BigDecimal distance() {
            return difference == null ? BigDecimal.ZERO : difference.abs();
        }

        private int direction() {
            return difference == null ? 0 : difference.signum();
        }
    }

    static Preview of(Period period, String position, List<Move> moves) {
        return new Preview(
                period,
                position,
                moves.size(),
                Math.toIntExact(moves.stream().filter(Move::hasMoved).count()),
                Math.toIntExact(
                        moves.stream().filter(move -> move.direction() > 0).count()),
                Math.toIntExact(
                        moves.stream().filter(move -> move.direction() < 0).count()),
                mean(moves.stream().map(Move::before).filter(Objects::nonNull).toList()),
                mean(moves.stream().map(Move::after).filter(Objects::nonNull).toList()),
                moves.stream()
                        .sorted(MOST_MOVED_FIRST)
                        .limit(MOST_ITEMS)
                        .sorted(BY_DIFFERENCE)
                        .toList());
    }

    private static @Nullable BigDecimal mean(List<BigDecimal> scores) {
        return scores.isEmpty()
                ? null
                : scores.stream()
                        .reduce(BigDecimal.ZERO, BigDecimal::add)
                        .divide(BigDecimal.valueOf(scores.size()), MathContext.DECIMAL128)
                        .setScale(SHOWN_DECIMALS, RoundingMode.HALF_UP);
    }
}
