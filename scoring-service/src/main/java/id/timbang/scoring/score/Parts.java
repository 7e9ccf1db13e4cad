package id.timbang.scoring.score;

import id.timbang.contracts.IndicatorChanged;
import id.timbang.contracts.IndicatorChanged.Measure;
import id.timbang.contracts.ScoreChanged.Presence;
import id.timbang.contracts.ScorecardChanged.Item;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How much of each monthly target somebody is measured by in a period. What grows with time, a COUNT or a SUM, has its
 * target once for each month that counts, or where it is pro-rated the part of it that falls to the days present. A
 * target of another kind, a mean or a share, is the same for a year as for a month; where a scorecard has it pro-rated
 * all the same, it is by the mean of the months' parts.
 */
public final class Parts {

    /** A month without a day of absence. */
    public static final Parts WHOLE_MONTH = ofMonth(null);

    private final int months;
    private final Part present;

    private Parts(List<@Nullable Presence> months) {
        this.months = months.size();
        this.present = this.months == 1 ? Part.of(months.get(0)) : Part.sum(months);
    }

    public static Parts ofMonth(@Nullable Presence presence) {
        return new Parts(Collections.singletonList(presence));
    }

    /** @param months the presence in each month that counts; none where it was full */
    public static Parts of(@Nullable Presence... months) {
        return new Parts(Arrays.asList(months));
    }

    Part of(Item item, @Nullable IndicatorChanged indicator) {
        boolean grows =
                indicator != null && (indicator.measure() == Measure.COUNT || indicator.measure() == Measure.SUM);
        boolean prorated = item.prorated() == null ? grows : item.prorated();
        if (grows) {
            return prorated ? present : Part.months(months);
        }
        return prorated ? present.by(months) : Part.ALL;
    }
}
