package id.timbang.scoring.live;

import java.util.List;
import java.util.Set;

/** The figures a live page shows, read when they are sent. */
public interface LiveSource {

    /** A part of a snapshot, and whether it is the last. */
    record Part(List<?> scores, boolean last) {}

    /** The scores of the page, a part at a time, from part 0. */
    Part snapshot(int part);

    /** The scores under those keys as they stand now. */
    List<?> now(Set<String> keys);
}
