package id.timbang.indicator.observation;

import id.timbang.kit.problem.Problem;
import java.net.URI;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import tools.jackson.databind.json.JsonMapper;

/** Writes answers. */
final class Replies {

    private final JsonMapper json;

    Replies(JsonMapper json) {
        this.json = json;
    }

    Reply of(IntakeTally tally) {
        return tally.isNothingGood()
                ? of(IntakeCall.noneAccepted(tally))
                : new Reply(HttpStatus.ACCEPTED, MediaType.APPLICATION_JSON, json.writeValueAsString(tally.answer()));
    }

    Reply of(Problem problem) {
        ProblemDetail detail = problem.toDetail();
        detail.setInstance(URI.create(ObservationController.PATH));
        return new Reply(problem.status(), MediaType.APPLICATION_PROBLEM_JSON, json.writeValueAsString(detail));
    }
}
