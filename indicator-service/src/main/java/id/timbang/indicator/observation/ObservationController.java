package id.timbang.indicator.observation;

import id.timbang.indicator.observation.ObservationIntake.Rejection;
import id.timbang.indicator.observation.ObservationIntake.Result;
import id.timbang.indicator.rights.Rights;
import id.timbang.kit.identity.Caller;
import id.timbang.kit.identity.Sight;
import id.timbang.kit.problem.JsonProblems;
import id.timbang.kit.problem.Problem;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.JacksonException;

/**
 * {@code POST /api/observations}: one, or an array. 202 when the good ones are in the log; the others are named by
 * their place in the body. 422 when there was no good one; 403 when there was none that was the caller's to tell; 409
 * when it was one, and has been told with other content.
 */
@RestController
@EnableConfigurationProperties(ObservationSettings.class)
class ObservationController {

    private final CheckedIntake intake;
    private final ObservationSettings settings;
    private final BodyReader reader;

    ObservationController(CheckedIntake intake, ObservationSettings settings) {
        this.intake = intake;
        this.settings = settings;
        this.reader = new BodyReader(settings.maxItems());
    }

    /** The answer; as the body of a 202 and as members of the problem of a 422. */
    record Answer(int accepted, int duplicates, List<Rejection> rejected) {}

    @PostMapping(path = "/api/observations", consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.ACCEPTED)
    Answer post(Caller caller, HttpServletRequest request) throws IOException {
        Rights.require(Rights.mayTell(caller));
        List<Item> items;
        try (LimitedBody body =
                new LimitedBody(request.getInputStream(), settings.maxBody(), request.getContentLengthLong())) {
            items = reader.read(body);
        } catch (JacksonException malformed) {
            throw JsonProblems.malformed(malformed);
        }
        Result result = intake.acceptItems(caller, items);
        if (result.isRefusal()) {
            throw noneAccepted(result);
        }
        return new Answer(result.accepted(), result.duplicates(), result.rejected());
    }

    private static Problem noneAccepted(Result result) {
        Problem problem = result.notYours() == result.rejected().size() ? Sight.notYours() : noneSound(result);
        return problem.with("accepted", 0)
                .with("duplicates", result.duplicates())
                .with("rejected", result.rejected());
    }

    private static Problem noneSound(Result result) {
        Rejection first = result.rejected().get(0);
        String what = result.rejected().size() == 1
                ? "The observation was not accepted: " + first.detail() + "."
                : "None of the " + result.rejected().size() + " observations was accepted; the first: " + first.detail()
                        + ".";
        return result.isOneConflict()
                ? new Problem(HttpStatus.CONFLICT, Rejection.CONFLICT, what)
                : new Problem(HttpStatus.UNPROCESSABLE_CONTENT, "none-accepted", what);
    }
}
