package id.timbang.indicator.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import id.timbang.contracts.ScorecardChanged;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Which months a revision holds for, against asking month by month. */
class RevisionProperties {

    private static final YearMonth START = YearMonth.of(2026, 1);
    private static final int MONTHS = 30;

    @Property(tries = 500)
    void a_month_is_held_by_the_latest_revision_that_was_made_for_it(@ForAll("spans") List<Span> spans) {
        List<ScorecardChanged> newestFirst = new ArrayList<>();
        for (int n = spans.size(); n > 0; n--) {
            newestFirst.add(revision(n, spans.get(n - 1)));
        }

        List<Revision> revisions = Revision.all(newestFirst);

        assertThat(IntStream.range(0, MONTHS).mapToObj(START::plusMonths)).allSatisfy(month -> {
            List<Long> holding = revisions.stream()
                    .filter(revision -> revision.holds().stream().anyMatch(span -> naivelyHas(span, month)))
                    .map(revision -> revision.scorecard().revision())
                    .toList();
            List<Long> expected = newestFirst.stream()
                    .filter(revision -> naivelyHas(new Span(revision.from(), revision.to()), month))
                    .max(Comparator.comparingLong(ScorecardChanged::revision))
                    .map(latest -> List.of(latest.revision()))
                    .orElse(List.of());
            assertThat(holding).isEqualTo(expected);
        });
    }

    private static boolean naivelyHas(Span span, YearMonth month) {
        return month.compareTo(span.from()) >= 0 && (span.to() == null || month.compareTo(span.to()) <= 0);
    }

    @Provide
    Arbitrary<List<Span>> spans() {
        Arbitrary<Integer> length = Arbitraries.integers().between(0, 12);
        return Combinators.combine(Arbitraries.integers().between(0, 20), length.injectNull(0.3))
                .as((from, months) -> new Span(
                        START.plusMonths(from), months == null ? null : START.plusMonths(from + (long) months)))
                .list()
                .ofMinSize(1)
                .ofMaxSize(6);
    }

    private static ScorecardChanged revision(int number, Span span) {
        return new ScorecardChanged("s", number, "officer", span.from(), span.to(), "linear", List.of());
    }
}
