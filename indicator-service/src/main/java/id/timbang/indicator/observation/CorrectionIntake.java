package id.timbang.indicator.observation;

import id.timbang.kit.identity.Caller;

/** The one way in which a fact that was told is replaced by another under the same source and id. */
public interface CorrectionIntake {

    /**
     * Takes back what was told under the observation's source and id, and tells this in its place; returns when the log
     * has both.
     *
     * @param caller who corrects, and so may correct only some
     * @param reason why
     * @throws id.timbang.kit.problem.Problem where it cannot be done, with the reason
     */
    void correct(Caller caller, ObservationInput observation, String reason);
}
