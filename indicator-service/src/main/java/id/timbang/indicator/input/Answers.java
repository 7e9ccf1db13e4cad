package id.timbang.indicator.input;

import id.timbang.contracts.Event;
import id.timbang.contracts.Versioned;
import id.timbang.kit.problem.Problem;
import id.timbang.kit.state.StateStore.Outcome;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

/** How the outcome of a command is told over HTTP. */
public final class Answers {

    private Answers() {}

    /** 201 for what is new, 200 for what is changed or was so already, 202 for what the broker has yet to get. */
    public static <E extends Event & Versioned> ResponseEntity<E> of(Outcome<E> outcome) {
        HttpStatus status =
                !outcome.published() ? HttpStatus.ACCEPTED : outcome.created() ? HttpStatus.CREATED : HttpStatus.OK;
        return ResponseEntity.status(status).body(outcome.state());
    }

    /** @throws Problem a 400 that names every field that will not do, where there is one */
    public static void refuse(FieldErrors errors) {
        if (!errors.isEmpty()) {
            throw refusal(errors);
        }
    }

    /** A 400 that names every field that will not do. */
    public static Problem refusal(FieldErrors errors) {
        return Problem.invalid("invalid", errors.inWords()).with("errors", errors.all());
    }
}
