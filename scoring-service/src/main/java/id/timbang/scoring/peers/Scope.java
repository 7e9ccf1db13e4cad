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

    /** A position whose scores are being made anew: some go by one revision, some by another. */
    static final Scope BEING_MADE_ANEW = new Scope(null, false, Why.BEING_MADE_ANEW);

    /** Why a group is wider than an office, or nothing is told of any. */
    public enum Why {
        /** The own office, and those between, have fewer than the smallest group. */
        TOO_FEW,
        /** The own office has enough, but its figures beside the wider group's would give away the few who are left. */
        PROTECTS_FEW,
        /** The scores of the position are being made anew. */
        BEING_MADE_ANEW
    }
}
