package id.timbang.indicator.observation;

import com.mongodb.MongoException;
import id.timbang.indicator.observation.IntakeTally.Rejected;
import id.timbang.indicator.observation.ObservationIntake.Rejection;
import id.timbang.indicator.observation.ObservationIntake.Result;
import id.timbang.indicator.observation.form.BodyReader;
import id.timbang.indicator.observation.form.Item;
import id.timbang.indicator.observation.form.RequestBody;
import id.timbang.kit.event.PublishingFailedException;
import id.timbang.kit.identity.Sight;
import id.timbang.kit.problem.Problem;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.List;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpStatus;

/** One call: its body is read and handed in, chunk by chunk, to its end or as far as it goes. */
final class IntakeCall {

    private static final Logger log = LoggerFactory.getLogger(IntakeCall.class);

    private final IntakeTally tally = new IntakeTally();
    private final Chunks chunks;

    /** @param intake answers when the good ones of a chunk are durable */
    IntakeCall(Function<List<Item>, Result> intake) {
        this.chunks = new Chunks(intake, tally);
    }

    /**
     * Takes in the whole body.
     *
     * @throws Problem where it could not be taken to its end; it says how far it was, and the same may be sent again:
     *     what was accepted counts once
     */
    IntakeTally run(BodyReader reader, RequestBody body) {
        try {
            reader.read(body, chunks);
            chunks.handIn();
            return tally;
        } catch (IOException cut) {
            body.lost();
            log.debug("a body was cut", cut);
            throw broken(cut(cut));
        } catch (Problem problem) {
            throw broken(problem);
        } catch (PublishingFailedException | DataAccessException | MongoException failed) {
            throw away(failed);
        }
    }

    private static Problem cut(IOException cut) {
        return cut.getCause() instanceof SocketTimeoutException
                ? new Problem(
                        HttpStatus.REQUEST_TIMEOUT,
                        "body-stalled",
                        "The body came too slowly, or nothing more of it for a minute; send what is left of it.")
                : Problem.invalid(
                        "body-cut",
                        "The body did not come to its end, or not in the form of HTTP; send what is left of it.");
    }

    /** What was read whole before that place is handed in all the same. */
    private RuntimeException broken(Problem problem) {
        try {
            chunks.handIn();
        } catch (PublishingFailedException | DataAccessException | MongoException failed) {
            return away(failed);
        } catch (Problem other) {
            return tally.upTo(other);
        }
        return tally.upTo(problem);
    }

    private RuntimeException away(RuntimeException failed) {
        if (failed instanceof PublishingFailedException unpublished && unpublished.isTooLarge()) {
            return failed;
        }
        log.warn("answered 503 after {} observations: {}", tally.handled(), failed.toString());
        boolean isLog = failed instanceof PublishingFailedException;
        String what = isLog ? "The event log cannot be reached; " : "The store cannot be reached; ";
        String how = tally.handled() == 0
                ? "nothing was accepted."
                : "what was accepted before, up to index " + (tally.handled() - 1)
                        + ", stands. Go on from 'nextIndex', or send the same again: nothing counts twice.";
        return tally.upTo(new Problem(
                HttpStatus.SERVICE_UNAVAILABLE, isLog ? "event-log-unavailable" : "store-unavailable", what + how));
    }

    /** What a call is answered that has brought nothing good. */
    static Problem noneAccepted(IntakeTally tally) {
        return tally.onto(tally.isNothingTheCallers() ? Sight.notYours() : noneSound(tally.answer()));
    }

    private static Problem noneSound(IntakeTally.Answer answer) {
        Rejected first = answer.rejected().get(0);
        if (answer.rejectedCount() > 1) {
            return new Problem(
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    "none-accepted",
                    "None of the " + answer.rejectedCount() + " observations was accepted; the first: " + first.detail()
                            + ".");
        }
        // One fact alone, told before with other content: the conflict is the whole answer.
        boolean conflict = first.code().equals(Rejection.CONFLICT);
        return new Problem(
                conflict ? HttpStatus.CONFLICT : HttpStatus.UNPROCESSABLE_CONTENT,
                conflict ? Rejection.CONFLICT : "none-accepted",
                "The observation was not accepted: " + first.detail() + ".");
    }
}
