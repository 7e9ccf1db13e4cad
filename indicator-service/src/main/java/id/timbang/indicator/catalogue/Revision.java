package id.timbang.indicator.catalogue;

import id.timbang.contracts.ScorecardChanged;
import java.util.ArrayList;
import java.util.List;

/**
 * A revision among the others of its scorecard.
 *
 * @param holds the months it holds for now: those it was made for and no later revision has taken over; none where it
 *              holds for no month any more
 */
record Revision(ScorecardChanged scorecard, List<Span> holds) {

    /** @param newestFirst all revisions of one scorecard */
    static List<Revision> all(List<ScorecardChanged> newestFirst) {
        List<Revision> revisions = new ArrayList<>(newestFirst.size());
        List<Span> taken = new ArrayList<>();
        for (ScorecardChanged revision : newestFirst) {
            List<Span> holds = List.of(Span.of(revision));
            for (Span later : taken) {
                holds = holds.stream()
                        .flatMap(part -> part.without(later).stream())
                        .toList();
            }
            revisions.add(new Revision(revision, holds));
            taken.add(Span.of(revision));
        }
        return revisions;
    }
}
