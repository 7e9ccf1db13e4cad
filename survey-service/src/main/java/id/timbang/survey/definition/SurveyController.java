package id.timbang.survey.definition;

import id.timbang.contracts.IndicatorChanged.Measure;
import id.timbang.contracts.SurveyChanged;
import id.timbang.kit.identity.Caller;
import id.timbang.kit.problem.Problem;
import id.timbang.kit.state.StateStore.Outcome;
import id.timbang.survey.Arrivals;
import id.timbang.survey.definition.Surveys.SurveyPage;
import id.timbang.survey.directory.Directory;
import id.timbang.survey.rights.Rights;
import jakarta.validation.Valid;
import java.util.regex.Pattern;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Surveys over HTTP. */
@RestController
@RequestMapping("/api/surveys")
class SurveyController {

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");
    private static final int LARGEST_PAGE = 500;

    private final Surveys surveys;
    private final Directory directory;
    private final Arrivals arrivals;
    private final Rights rights;

    SurveyController(Surveys surveys, Directory directory, Arrivals arrivals, Rights rights) {
        this.surveys = surveys;
        this.rights = rights;
        this.directory = directory;
        this.arrivals = arrivals;
    }

    @GetMapping("/{surveyId}")
    SurveyChanged get(Caller caller, @PathVariable String surveyId) {
        Rights.require(Rights.mayRead(caller));
        return surveys.get(surveyId);
    }

    @GetMapping
    SurveyPage list(
            Caller caller, @RequestParam(defaultValue = "0") int page, @RequestParam(defaultValue = "50") int size) {
        Rights.require(Rights.mayRead(caller));
        if (page < 0 || size < 1 || size > LARGEST_PAGE || (long) page * size > Integer.MAX_VALUE) {
            throw Problem.invalid(
                    "wrong-page", "'page' counts from 0, 'size' is 1 to " + LARGEST_PAGE + " and 50 where not given.");
        }
        return surveys.page(page, size);
    }

    /** 201 or 200 once the log has it; 202 where it is stored and the broker is away, so that its event follows. */
    @PutMapping("/{surveyId}")
    ResponseEntity<SurveyChanged> put(
            Caller caller, @PathVariable String surveyId, @Valid @RequestBody SurveyInput input) {
        requireRight(caller, surveyId, input);
        check(surveyId, input);
        Outcome<SurveyChanged> outcome = surveys.put(surveyId, version -> input.toState(surveyId, version));
        HttpStatus status = outcome.created() ? HttpStatus.CREATED : HttpStatus.OK;
        return ResponseEntity.status(outcome.published() ? status : HttpStatus.ACCEPTED)
                .body(outcome.state());
    }

    private void requireRight(Caller caller, String surveyId, SurveyInput input) {
        Rights.require(Rights.isManager(caller)
                && surveys.find(surveyId)
                        .map(survey -> rights.manages(caller, survey.officeId()))
                        .orElse(true)
                // Where it stands may be news; a stranger's office is waited for as long as one that is not there.
                && arrivals.await(() -> rights.manages(caller, input.officeId())));
    }

    private void check(String surveyId, SurveyInput input) {
        SurveyChanged wanted = input.toState(surveyId, 1);
        if (!ID.matcher(surveyId).matches()) {
            throw Problem.invalid(
                    "wrong-id",
                    "A survey's id has 1 to 64 letters, digits, '.', '_' or '-', and begins with a letter or digit.");
        }
        if (wanted.to().isBefore(wanted.from())) {
            throw Problem.invalid(
                    "wrong-days", "'to' " + wanted.to() + " lies before 'from' " + wanted.from() + "; swap them?");
        }
        if (!arrivals.await(() -> directory.hasOffice(wanted.officeId()))) {
            throw Problem.invalid(
                    "unknown-office",
                    "There is no office '" + wanted.officeId() + "'; put it into the directory first.");
        }
        if (wanted.indicator() != null) {
            checkIndicator(wanted.indicator());
        }
    }

    private void checkIndicator(String indicator) {
        arrivals.await(() -> surveys.measureOf(indicator).isPresent());
        Measure measure = surveys.measureOf(indicator)
                .orElseThrow(() -> Problem.invalid(
                        "unknown-indicator",
                        "There is no indicator '" + indicator + "'; put it into the catalogue first."));
        if (measure != Measure.RATIO) {
            throw Problem.invalid(
                    "indicator-is-no-ratio",
                    "An answer is evidence by numerator and denominator, so '" + indicator
                            + "' must be measured as RATIO, not as " + measure + ".");
        }
    }
}
