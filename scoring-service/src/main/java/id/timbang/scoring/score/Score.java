package id.timbang.scoring.score;

import id.timbang.contracts.ScoreChanged.HalfScore;
import id.timbang.contracts.ScoreChanged.Predicate;
import id.timbang.contracts.ScoreChanged.ScoreItem;
import id.timbang.contracts.ScoreChanged.ScorecardRef;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A score and all it is made of; the fields are those of {@link id.timbang.contracts.ScoreChanged}.
 *
 * @param score none without evidence, never zero for it
 */
public record Score(
        @Nullable BigDecimal score,
        BigDecimal coverage,
        HalfScore results,
        HalfScore behaviour,
        @Nullable Predicate predicate,
        @Nullable String policy,
        @Nullable ScorecardRef scorecard,
        List<ScoreItem> items) {

    private static final HalfScore UNRATED = new HalfScore(null, null);

    /** Where no scorecard holds for the position and month, nothing can be said. */
    public static final Score WITHOUT_SCORECARD =
            new Score(null, BigDecimal.ZERO.setScale(2), UNRATED, UNRATED, null, null, null, List.of());
}
