package id.timbang.contracts;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One revision of a scorecard (SKP): the weighted indicators of a position, with targets. A revision is never
 * edited; a change is the next one, and all of them stay on the topic.
 *
 * @param revision 1 for the first
 * @param from     first month it holds for
 * @param to       last month it holds for, none while it is in force
 * @param policy   the scoring policy, for example {@code linear}
 * @param change   who made this revision, when and why; none where it was made before that was kept
 */
public record ScorecardChanged(
        String scorecardId,
        long revision,
        String position,
        YearMonth from,
        @Nullable YearMonth to,
        String policy,
        List<Item> items,
        @Nullable ScorecardChange change)
        implements CatalogueEvent {

    /**
     * Who made a revision, when and why.
     *
     * @param by     the account, an opaque id of the identity provider's
     * @param reason in words, none where none was given
     */
    public record ScorecardChange(
            String by, Instant at, @Nullable String reason) {}

    /** A revision of which nobody tells who made it. */
    public ScorecardChanged(
            String scorecardId,
            long revision,
            String position,
            YearMonth from,
            @Nullable YearMonth to,
            String policy,
            List<Item> items) {
        this(scorecardId, revision, position, from, to, policy, items, null);
    }

    /** Whether two revisions ask the same, whoever made them when. */
    public boolean asksTheSameAs(ScorecardChanged other) {
        return scorecardId.equals(other.scorecardId)
                && position.equals(other.position)
                && from.equals(other.from)
                && Objects.equals(to, other.to)
                && policy.equals(other.policy)
                && items.equals(other.items);
    }

    /** The two halves of an appraisal: hasil kerja and perilaku kerja. */
    public enum Half {
        RESULTS,
        BEHAVIOUR
    }

    /**
     * What is expected of one indicator. Either a target or a target range is given.
     *
     * @param indicator       its code
     * @param weight          its share; all weights of a scorecard together make 100
     * @param target          the figure that makes an achievement of 100, for one month
     * @param targetRange     the range within which the achievement is 100
     * @param minimumEvidence how many observations it takes to count at all; 1 where not given
     * @param prorated        whether the target shrinks with working days absent; where not given, that of a COUNT or a
     *                        SUM does
     */
    public record Item(
            String indicator,
            Half half,
            BigDecimal weight,
            @Nullable BigDecimal target,
            @Nullable TargetRange targetRange,
            @Nullable Integer minimumEvidence,
            @Nullable Boolean prorated) {

        /** At least this many observations, or the item has no evidence. */
        public int requiredEvidence() {
            return minimumEvidence == null ? 1 : minimumEvidence;
        }
    }

    /** A closed range, both ends included. */
    public record TargetRange(BigDecimal from, BigDecimal to) {}

    public ScorecardChanged {
        items = List.copyOf(items);
    }

    @Override
    public long version() {
        return revision;
    }

    @Override
    public String key() {
        return "scorecard/" + scorecardId + "/" + revision;
    }

    @Override
    public String eventId() {
        return key();
    }
}
