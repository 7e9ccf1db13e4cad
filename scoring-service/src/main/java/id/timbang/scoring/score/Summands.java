package id.timbang.scoring.score;

import id.timbang.contracts.ScoreChanged.Presence;
import java.util.List;

/**
 * What the part of a target that falls to several months is added up from, so that it can be told.
 *
 * @param full    how many months count in full
 * @param partial of each other month, the working days present of all
 * @param by      of how many months the part is the mean; 1 where it is their sum
 */
public record Summands(int full, List<Presence> partial, int by) {

    public Summands {
        partial = List.copyOf(partial);
    }

    /** Whether it is the mean of the months, not their sum. */
    public boolean isMean() {
        return by > 1;
    }
}
