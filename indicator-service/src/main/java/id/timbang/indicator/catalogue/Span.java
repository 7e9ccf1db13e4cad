package id.timbang.indicator.catalogue;

import com.fasterxml.jackson.annotation.JsonInclude;
import id.timbang.contracts.ScorecardChanged;
import java.time.YearMonth;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Months in a row.
 *
 * @param to the last one, none where there is no end
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Span(YearMonth from, @Nullable YearMonth to) {

    /** The months a revision was made for, whether or not a later one has taken some of them over. */
    static Span of(ScorecardChanged revision) {
        return new Span(revision.from(), revision.to());
    }

    boolean overlaps(Span other) {
        return endsNotBefore(other.from) && other.endsNotBefore(from);
    }

    boolean contains(YearMonth month) {
        return overlaps(new Span(month, month));
    }

    /** What is left of these months without the others: none, one or two parts. */
    List<Span> without(Span other) {
        if (!overlaps(other)) {
            return List.of(this);
        }
        Stream<Span> before =
                from.isBefore(other.from) ? Stream.of(new Span(from, other.from.minusMonths(1))) : Stream.of();
        YearMonth otherTo = other.to;
        Stream<Span> after = otherTo != null && endsNotBefore(otherTo.plusMonths(1))
                ? Stream.of(new Span(otherTo.plusMonths(1), to))
                : Stream.of();
        return Stream.concat(before, after).toList();
    }

    private boolean endsNotBefore(YearMonth month) {
        return to == null || !to.isBefore(month);
    }
}
