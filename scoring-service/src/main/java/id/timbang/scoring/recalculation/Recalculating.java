package id.timbang.scoring.recalculation;

/** Whether scores are being made anew in the background. */
@FunctionalInterface
public interface Recalculating {

    /** Whether every score is by the directory and the catalogue as they are known here. */
    boolean isIdle();
}
