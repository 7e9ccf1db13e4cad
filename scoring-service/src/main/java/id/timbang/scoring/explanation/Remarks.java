package id.timbang.scoring.explanation;

/**
 * What happened to an item's facts.
 *
 * @param corrected how many lines of evidence are corrections
 * @param retracted how many lines of evidence count no more
 */
public record Remarks(long corrected, long retracted) {

    public static final Remarks NONE = new Remarks(0, 0);

    public Remarks plus(boolean isCorrection, boolean isRetracted) {
        return new Remarks(corrected + (isCorrection ? 1 : 0), retracted + (isRetracted ? 1 : 0));
    }

    public Remarks plus(Remarks other) {
        return new Remarks(corrected + other.corrected, retracted + other.retracted);
    }
}
