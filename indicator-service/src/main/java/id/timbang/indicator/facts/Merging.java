package id.timbang.indicator.facts;

import org.h2.mvstore.MVMap;
import org.jspecify.annotations.Nullable;

/** Makes what is known of a fact what is known with one more record; asked anew where another thread was quicker. */
final class Merging extends MVMap.DecisionMaker<Fact> {

    private final FactMark mark;
    private @Nullable Fact next;

    Merging(FactMark mark) {
        this.mark = mark;
    }

    @Override
    public MVMap.Decision decide(@Nullable Fact known, @Nullable Fact given) {
        next = Fact.after(known, mark);
        return next.equals(known) ? MVMap.Decision.ABORT : MVMap.Decision.PUT;
    }

    @Override
    @SuppressWarnings("unchecked") // asked for facts only
    public <F extends Fact> F selectValue(F known, F given) {
        return (F) next;
    }
}
