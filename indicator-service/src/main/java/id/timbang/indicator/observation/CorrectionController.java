package id.timbang.indicator.observation;

import id.timbang.indicator.observation.form.Item;
import id.timbang.indicator.observation.form.ItemReader;
import id.timbang.indicator.observation.form.JsonBody;
import id.timbang.indicator.observation.form.LimitedBody;
import id.timbang.indicator.observation.form.ObservationInput;
import id.timbang.indicator.observation.form.ObservationSettings;
import id.timbang.indicator.rights.Rights;
import id.timbang.kit.identity.Caller;
import id.timbang.kit.problem.JsonProblems;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.JacksonException;

/**
 * Putting right what was wrong: the whole observation as it should be, and why. 202 with the number of the correction;
 * 422 where it cannot be done, 403 where it is not the caller's, 409 where another call is at it.
 */
@RestController
class CorrectionController {

    private final Corrections corrections;
    private final ObservationSettings settings;

    CorrectionController(Corrections corrections, ObservationSettings settings) {
        this.corrections = corrections;
        this.settings = settings;
    }

    @PostMapping(path = "/api/observations/{source}/{id}/correction", consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.ACCEPTED)
    PutRightAnswers.Answer named(
            Caller caller, @PathVariable String source, @PathVariable String id, HttpServletRequest request)
            throws IOException {
        Rights.require(Rights.mayTellOf(caller, source));
        ItemReader.Correction read = read(request);
        ObservationInput input = read.item().input();
        PutRightAnswers.sameAsAddress("source", source, input.source());
        PutRightAnswers.sameAsAddress("id", id, input.id());
        return correct(caller, new Item(input.named(source, id), read.item().fault()), read);
    }

    /** For an id that does not fit into an address. */
    @PostMapping(path = "/api/observations/corrections", consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.ACCEPTED)
    PutRightAnswers.Answer unnamed(Caller caller, HttpServletRequest request) throws IOException {
        Rights.require(Rights.mayTell(caller));
        ItemReader.Correction read = read(request);
        return correct(caller, read.item(), read);
    }

    private PutRightAnswers.Answer correct(Caller caller, Item item, ItemReader.Correction read) {
        return PutRightAnswers.of(
                item.input().source(), item.input().id(), corrections.correct(caller, item, read.reason()));
    }

    private ItemReader.Correction read(HttpServletRequest request) throws IOException {
        try (LimitedBody body =
                new LimitedBody(request.getInputStream(), settings.maxBody(), request.getContentLengthLong())) {
            return JsonBody.readCorrection(body.readAllBytes());
        } catch (JacksonException malformed) {
            throw JsonProblems.malformed(malformed);
        }
    }
}
