package id.timbang.survey.answer;

import id.timbang.contracts.SurveyChanged;
import id.timbang.kit.identity.Caller;
import id.timbang.kit.problem.Problem;
import id.timbang.survey.answer.AnswerIntake.Result;
import id.timbang.survey.definition.Surveys;
import id.timbang.survey.rights.Rights;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Answers over HTTP: one, or an array of them. */
@RestController
class AnswerController {

    private static final int LARGEST_BODY = 1024 * 1024;

    private final Surveys surveys;
    private final AnswerIntake intake;
    private final Rights rights;
    private final JsonMapper json;

    AnswerController(Surveys surveys, AnswerIntake intake, Rights rights, JsonMapper json) {
        this.surveys = surveys;
        this.intake = intake;
        this.rights = rights;
        this.json = json;
    }

    /**
     * Each item for itself: the good ones are taken, the others answered by their index and a reason; 422 when there was
     * no good one.
     */
    @PostMapping(path = "/api/surveys/{surveyId}/answers", consumes = "application/json")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Result submit(Caller caller, @PathVariable String surveyId, HttpServletRequest request) throws IOException {
        Rights.require(rights.manages(
                caller, surveys.find(surveyId).map(SurveyChanged::officeId).orElse(null)));
        Result result = intake.accept(caller, surveys.get(surveyId), items(request));
        if (result.accepted() == 0 && !result.rejected().isEmpty()) {
            throw new Problem(
                            HttpStatus.UNPROCESSABLE_CONTENT,
                            "none-accepted",
                            "No answer was accepted; the first: "
                                    + result.rejected().get(0).detail())
                    .with("accepted", 0)
                    .with("rejected", result.rejected());
        }
        return result;
    }

    private List<JsonNode> items(HttpServletRequest request) throws IOException {
        byte[] body = request.getInputStream().readNBytes(LARGEST_BODY + 1);
        if (body.length > LARGEST_BODY) {
            throw new Problem(
                    HttpStatus.CONTENT_TOO_LARGE,
                    "body-too-large",
                    "A request may have 1 MiB, some thousands of answers; split it.");
        }
        try {
            JsonNode read = json.readTree(body);
            if (read.isMissingNode()) {
                throw Problem.invalid("no-body", "The request has no body; send an answer or an array of answers.");
            }
            return read.isArray() ? List.copyOf(read.values()) : List.of(read);
        } catch (JacksonException malformed) {
            throw new HttpMessageNotReadableException(
                    malformed.getOriginalMessage(), malformed, new ServletServerHttpRequest(request));
        }
    }
}
