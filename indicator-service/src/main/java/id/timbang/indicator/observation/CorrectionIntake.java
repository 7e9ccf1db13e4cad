package id.timbang.indicator.observation;

import id.timbang.indicator.observation.form.ObservationInput;
import id.timbang.kit.identity.Caller;

/** The one door for corrections, whatever way they come. */
public interface CorrectionIntake {

    /**
     * Takes back what was told under the observation's source and id, and tells this in its place; returns when both are
     * durable.
     *
     * @param caller who corrects, and so may correct only some
     * @param reason why
     * @throws id.timbang.kit.problem.Problem where it cannot be done, with the reason: 403 not the caller's, 409 somebody
     *     else is at it, 422 the observation will not do
     */
    void correct(Caller caller, ObservationInput observation, String reason);
}
