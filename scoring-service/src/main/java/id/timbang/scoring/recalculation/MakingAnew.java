package id.timbang.scoring.recalculation;

/** Who makes scores anew in the background. */
public interface MakingAnew {

    /**
     * Whether the scores of all who hold a position are about to be made anew, or are being, for a change that is known:
     * a start alone is none.
     */
    boolean isUnderWayFor(String position);

    /** How many such changes have been heard of: what was read when there were fewer is of before one. */
    long heard();
}
