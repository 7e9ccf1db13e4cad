package id.timbang.indicator.observation;

import id.timbang.indicator.observation.PutRight.Done;
import id.timbang.indicator.observation.PutRight.NotYours;
import id.timbang.indicator.observation.PutRight.Refused;
import id.timbang.indicator.observation.form.Fault;
import id.timbang.kit.identity.Sight;
import id.timbang.kit.problem.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** How it is told over HTTP what came of a correction or retraction. */
final class PutRightAnswers {

    private PutRightAnswers() {}

    /**
     * How the fact stands now.
     *
     * @param state      {@code corrected}, {@code retracted} or {@code awaiting}
     * @param unchanged  whether it had been so before
     * @param correction which correction is the latest, none for the fact as it was told first
     */
    record Answer(
            @Nullable String source,
            @Nullable String id,
            String state,
            boolean unchanged,
            @Nullable Integer correction) {}

    /** @throws Problem a 403 where it is not the caller's, a 422 where it cannot be done */
    static Answer of(@Nullable String source, @Nullable String id, PutRight outcome) {
        if (outcome instanceof Done done) {
            return new Answer(source, id, done.state().label(), done.unchanged(), done.correction());
        }
        throw outcome instanceof Refused refused ? refusal(refused.fault()) : Sight.notYours();
    }

    static Problem refusal(Fault fault) {
        String detail = fault.detail();
        return new Problem(
                HttpStatus.UNPROCESSABLE_CONTENT,
                fault.code(),
                Character.toUpperCase(detail.charAt(0)) + detail.substring(1) + ".");
    }

    static Fault fault(PutRight outcome) {
        if (outcome instanceof Refused refused) {
            return refused.fault();
        }
        if (outcome instanceof NotYours not) {
            return not.fault();
        }
        throw new IllegalArgumentException(outcome + " is no refusal");
    }

    /**
     * What is in the address wins; where the body says it too, it must be the same.
     *
     * @throws Problem a 400 where it is not
     */
    static void sameAsAddress(String field, String inAddress, @Nullable String inBody) {
        if (inBody != null && !inBody.equals(inAddress)) {
            throw Problem.invalid(
                    "invalid", "'" + field + "' in the body is not the one in the address; leave it out of the body.");
        }
    }
}
