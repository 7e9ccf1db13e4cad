package id.timbang.indicator.observation;

import id.timbang.indicator.observation.ObservationIntake.Rejection;
import id.timbang.indicator.observation.PutRight.Done;
import id.timbang.indicator.observation.PutRight.NotYours;
import id.timbang.indicator.observation.PutRight.State;
import id.timbang.indicator.observation.form.Fault;
import id.timbang.indicator.observation.form.LimitedBody;
import id.timbang.indicator.observation.form.ObservationSettings;
import id.timbang.indicator.observation.form.Shape;
import id.timbang.indicator.rights.Rights;
import id.timbang.kit.identity.Caller;
import id.timbang.kit.identity.Sight;
import id.timbang.kit.problem.JsonProblems;
import id.timbang.kit.problem.Problem;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Taking back what was wrong. 202 with the state {@code retracted}, or {@code awaiting} where the observation has yet
 * to be told; 422 where it cannot be done, 403 where it is not the caller's.
 */
@RestController
class RetractionController {

    private static final int MOST = 1_000;

    private final Retractions retractions;
    private final ObservationSettings settings;
    private final JsonMapper json;

    RetractionController(Retractions retractions, ObservationSettings settings, JsonMapper json) {
        this.retractions = retractions;
        this.settings = settings;
        this.json = json;
    }

    /**
     * What became of a list.
     *
     * @param unchanged how many had been taken back, or were waiting, before; the others count once each
     */
    record Answer(int retracted, int awaiting, int unchanged, List<Rejection> rejected) {}

    @PostMapping(path = "/api/observations/{source}/{id}/retraction", consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.ACCEPTED)
    PutRightAnswers.Answer one(
            Caller caller, @PathVariable String source, @PathVariable String id, HttpServletRequest request)
            throws IOException {
        Rights.require(Rights.mayTellOf(caller, source));
        JsonNode read = read(request);
        Fault fault = RetractionBody.fault(read);
        if (fault != null) {
            throw PutRightAnswers.refusal(fault);
        }
        RetractionBody body = RetractionBody.of(read);
        PutRightAnswers.sameAsAddress("source", source, body.source());
        PutRightAnswers.sameAsAddress("id", id, body.id());
        RetractionBody wanted = new RetractionBody(source, id, body.reason(), body.employeeId());
        return PutRightAnswers.of(source, id, retractions.retract(caller, wanted));
    }

    /** For many, and for an id that does not fit into an address: one object, or an array of them. */
    @PostMapping(path = "/api/observations/retractions", consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.ACCEPTED)
    Answer many(Caller caller, HttpServletRequest request) throws IOException {
        Rights.require(Rights.mayTell(caller));
        JsonNode body = read(request);
        List<JsonNode> items = body.isArray() ? body.valueStream().toList() : List.of(body);
        if (items.size() > MOST) {
            throw new Problem(
                    HttpStatus.CONTENT_TOO_LARGE,
                    "too-many-items",
                    "The body has " + items.size() + " retractions; at most " + MOST + " are taken in one call.");
        }
        int[] done = new int[State.values().length];
        int unchanged = 0;
        int notYours = 0;
        List<Rejection> rejected = new ArrayList<>();
        for (int index = 0; index < items.size(); index++) {
            PutRight outcome = retract(caller, items.get(index));
            if (outcome instanceof Done well) {
                unchanged += well.unchanged() ? 1 : 0;
                done[well.state().ordinal()] += well.unchanged() ? 0 : 1;
            } else {
                notYours += outcome instanceof NotYours ? 1 : 0;
                Fault fault = PutRightAnswers.fault(outcome);
                rejected.add(new Rejection(index, shownId(items.get(index)), fault.code(), fault.detail()));
            }
        }
        if (!rejected.isEmpty() && rejected.size() == items.size()) {
            throw (notYours == items.size() ? Sight.notYours() : PutRightAnswers.refusal(first(rejected)))
                    .with("rejected", rejected);
        }
        return new Answer(
                done[State.RETRACTED.ordinal()], done[State.AWAITING.ordinal()], unchanged, List.copyOf(rejected));
    }

    private PutRight retract(Caller caller, JsonNode item) {
        Fault fault = RetractionBody.fault(item);
        if (fault != null) {
            return new PutRight.Refused(fault);
        }
        try {
            return retractions.retract(caller, RetractionBody.of(item));
        } catch (Problem busy) {
            if (busy.status() != HttpStatus.CONFLICT) {
                throw busy;
            }
            return new PutRight.Refused(new Fault(busy.code(), String.valueOf(busy.getMessage())));
        }
    }

    private static Fault first(List<Rejection> rejected) {
        return new Fault(rejected.get(0).code(), rejected.get(0).detail());
    }

    private static @Nullable String shownId(JsonNode item) {
        JsonNode id = item.path("id");
        return id.isString()
                ? id.asString()
                        .substring(0, Math.min(Shape.LONGEST_ID, id.asString().length()))
                : null;
    }

    private JsonNode read(HttpServletRequest request) throws IOException {
        try (LimitedBody body =
                new LimitedBody(request.getInputStream(), settings.maxBody(), request.getContentLengthLong())) {
            return json.readTree(body);
        } catch (JacksonException malformed) {
            throw JsonProblems.malformed(malformed);
        }
    }
}
