package id.timbang.indicator.observation;

import id.timbang.indicator.idempotency.IdempotencyKey;
import id.timbang.indicator.observation.ObservationIntake.Result;
import id.timbang.indicator.observation.form.BodyReader;
import id.timbang.indicator.observation.form.Formats;
import id.timbang.indicator.observation.form.Item;
import id.timbang.indicator.observation.form.ObservationSettings;
import id.timbang.indicator.observation.form.RequestBody;
import id.timbang.indicator.rights.Rights;
import id.timbang.kit.identity.Caller;
import id.timbang.kit.problem.Problem;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * {@code POST /api/observations}: one, an array, or a stream of any length, in one of the {@link Formats}. 202 when the
 * good ones are in the log; the others are named by their place in the body. 422 when there was no good one; 403 when
 * there was none that was the caller's to tell; 503 when there are too many calls at once, or the log is away.
 */
@RestController
class ObservationController {

    static final String PATH = "/api/observations";
    private static final String BUSY_SECONDS = "1";

    private final CheckedIntake intake;
    private final ObservationSettings settings;
    private final Formats formats;
    private final Places places;
    private final RememberedCalls calls;
    private final Replies replies;

    ObservationController(
            CheckedIntake intake, ObservationSettings settings, Places places, RememberedCalls calls, Replies replies) {
        this.intake = intake;
        this.settings = settings;
        this.formats = new Formats(settings);
        this.places = places;
        this.calls = calls;
        this.replies = replies;
    }

    @PostMapping(PATH)
    ResponseEntity<byte[]> post(Caller caller, HttpServletRequest request) throws IOException {
        Rights.require(Rights.mayTell(caller));
        BodyReader reader = formats.of(request);
        String key = IdempotencyKey.of(Collections.list(request.getHeaders(IdempotencyKey.HEADER)));
        Problem busy = places.take(caller.subject());
        if (busy != null) {
            // The body is not read: who is many shall not keep the service from its work.
            return replies.of(busy).with(HttpHeaders.RETRY_AFTER, BUSY_SECONDS).toResponse();
        }
        try (RequestBody body = RequestBody.of(request, settings, key != null)) {
            try {
                return answer(caller, key, reader, body).toResponse();
            } catch (Problem problem) {
                if (body.isLost()) {
                    BrokenBodyAnswers.keep(request, replies.of(problem));
                }
                throw problem;
            }
        } finally {
            places.giveBack(caller.subject());
        }
    }

    private Reply answer(Caller caller, @Nullable String key, BodyReader reader, RequestBody body) throws IOException {
        Function<Runnable, Reply> call = sign -> {
            Function<List<Item>, Result> handIn = items -> {
                Result result = intake.acceptItems(caller, items);
                sign.run();
                return result;
            };
            return replies.of(new IntakeCall(handIn).run(reader, body));
        };
        return key == null ? call.apply(() -> {}) : calls.answer(caller.subject(), key, body, call);
    }
}
