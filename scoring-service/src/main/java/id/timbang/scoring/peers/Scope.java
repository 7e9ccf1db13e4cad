package id.timbang.scoring.peers;

import org.jspecify.annotations.Nullable;

/**
 * Where the peers are who somebody is compared with.
 *
 * @param office  the office they work at, or below which they do; none for all agencies
 * @param widened whether it is wider than the person's own office
 * @param why     none where it is not
 */
public record Scope(
        @Nullable String office, boolean widened, @Nullable Why why) {

    /** Why a group is wider than an office. */
    public enum Why {
        /** The own office, and those between, have fewer than the smallest group. */
        TOO_FEW,
        /** The own office has enough, but its figures beside the wider group's would give away the few who are left. */
        PROTECTS_FEW
    }
}
