package id.timbang.indicator.observation;

import com.mongodb.MongoException;
import id.timbang.indicator.idempotency.IdempotencyStore;
import id.timbang.indicator.idempotency.IdempotencyStore.Claim;
import id.timbang.indicator.idempotency.RememberedAnswer;
import id.timbang.indicator.observation.form.RequestBody;
import id.timbang.kit.problem.Problem;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;

/**
 * Calls with a key: made once, and answered the same when they come again. What failed, or could not be read, is not
 * remembered, and may be sent again under the same key.
 */
final class RememberedCalls {

    private static final Logger log = LoggerFactory.getLogger(RememberedCalls.class);
    private static final String REPLAYED = "Idempotency-Replayed";
    private static final String RETRY_SECONDS = "1";

    private final IdempotencyStore store;
    private final Replies replies;
    private final Clock clock;
    private final Duration sign;

    /** @param sign how often a call that is being made says so */
    RememberedCalls(IdempotencyStore store, Replies replies, Clock clock, Duration sign) {
        this.store = store;
        this.replies = replies;
        this.clock = clock;
        this.sign = sign;
    }

    /**
     * Answers a call.
     *
     * @param call makes it, where it was not made before; given what to run from time to time while it is under way
     * @throws Problem     what the call throws; a 422 where the key was another call's
     * @throws IOException where the body of a call that was made before did not come whole
     */
    Reply answer(String caller, String key, RequestBody body, Function<Runnable, Reply> call) throws IOException {
        Claim claim = store.claim(caller, key);
        if (claim instanceof Claim.Done done) {
            return again(done.answer(), body);
        }
        if (claim instanceof Claim.Mine mine) {
            return once(mine, body, call);
        }
        return replies.of(new Problem(
                        HttpStatus.CONFLICT,
                        "idempotency-key-in-progress",
                        "A call with this Idempotency-Key is being made; its answer can be had in a moment, with the"
                                + " same key."))
                .with(HttpHeaders.RETRY_AFTER, RETRY_SECONDS);
    }

    private static Reply again(RememberedAnswer answer, RequestBody body) throws IOException {
        body.readThrough();
        if (!body.fingerprint().equals(answer.fingerprint())) {
            throw new Problem(
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    "idempotency-key-reused",
                    "This Idempotency-Key was another call's: the body, its type or an event's headers differ. Nothing"
                            + " was accepted; give each call a key of its own.");
        }
        return new Reply(answer.status(), MediaType.parseMediaType(answer.type()), answer.body(), new HttpHeaders())
                .with(REPLAYED, "true");
    }

    private Reply once(Claim.Mine claim, RequestBody body, Function<Runnable, Reply> call) {
        Reply reply;
        try {
            reply = call.apply(signs(claim));
        } catch (RuntimeException failed) {
            release(claim, failed);
            throw failed;
        }
        try {
            store.finish(
                    claim,
                    new RememberedAnswer(
                            body.fingerprint(), reply.status(), reply.type().toString(), reply.body()));
        } catch (DataAccessException | MongoException away) {
            // The facts are in the log all the same: made again, the call counts nothing twice.
            log.warn("an answer is not remembered: {}", away.toString());
        }
        return reply;
    }

    private void release(Claim.Mine claim, RuntimeException failed) {
        try {
            store.release(claim);
        } catch (DataAccessException | MongoException away) {
            // Its lease will run out.
            failed.addSuppressed(away);
        }
    }

    private Runnable signs(Claim.Mine claim) {
        Instant[] last = {clock.instant()};
        return () -> {
            Instant now = clock.instant();
            if (now.isAfter(last[0].plus(sign))) {
                store.renew(claim);
                last[0] = now;
            }
        };
    }
}
