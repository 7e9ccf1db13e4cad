package id.timbang.scoring.live;

import id.timbang.contracts.Period;
import java.util.Collection;
import java.util.List;

/** Where live pages read scores from. */
public interface LiveSource {

    /** The scores of these employees in that month as they stand now, of those who have one; whoever asks. */
    List<LiveScore> now(Period month, Collection<String> employees);
}
