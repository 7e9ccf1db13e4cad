package id.timbang.scoring.live;

import java.util.List;
import java.util.Set;

/** The figures a live page shows, read when they are sent. */
public interface LiveSource {

    /** The scores of the page, a part at a time, from part 0; an empty part ends them. */
    List<?> snapshot(int part);

    /** The scores under those keys as they stand now. */
    List<?> now(Set<String> keys);
}
