package id.timbang.survey.result;

import id.timbang.contracts.Period;
import id.timbang.contracts.SurveyChanged;
import id.timbang.contracts.SurveyResultsReleased;
import id.timbang.kit.identity.Caller;
import id.timbang.kit.problem.Problem;
import id.timbang.kit.time.TimbangProperties;
import id.timbang.survey.definition.Surveys;
import id.timbang.survey.directory.Directory;
import id.timbang.survey.rights.Rights;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Results over HTTP. */
@RestController
class ResultController {

    private static final long LARGEST_POPULATION = 10_000_000_000L;

    private final Surveys surveys;
    private final ResultView view;
    private final Directory directory;
    private final Clock clock;

    ResultController(Surveys surveys, ResultView view, Directory directory, Clock clock, TimbangProperties settings) {
        this.surveys = surveys;
        this.view = view;
        this.directory = directory;
        this.clock = clock.withZone(settings.zone());
    }

    /**
     * Results of a period and of an office with those below it.
     *
     * @param period     a month, quarter or year; the current month where not given
     * @param office     the whole survey where not given
     * @param population how many people were served, for the sample size needed
     */
    @GetMapping("/api/surveys/{surveyId}/results")
    SurveyResults results(
            Caller caller,
            @PathVariable String surveyId,
            @RequestParam @Nullable Period period,
            @RequestParam @Nullable String office,
            @RequestParam @Nullable Long population) {
        Rights.require(Rights.mayRead(caller));
        SurveyChanged survey = surveys.get(surveyId);
        Period asked = period == null ? Period.monthOf(LocalDate.now(clock)) : period;
        String officeId = office == null ? survey.officeId() : related(office, survey);
        if (population != null && (population < 1 || population > LARGEST_POPULATION)) {
            throw Problem.invalid("wrong-population", "'population' is how many people were served, from 1.");
        }
        List<SurveyResultsReleased> released = view.of(surveyId).stream()
                .filter(results -> asked.contains(results.month()))
                .filter(results -> office == null || directory.isWithin(results.officeId(), office))
                .toList();
        return SurveyResults.of(survey, asked, officeId, released, population);
    }

    /** An office elsewhere has no results here, and whether it is there is not told to whoever may read a survey. */
    private String related(String office, SurveyChanged survey) {
        boolean related =
                directory.isWithin(office, survey.officeId()) || directory.isWithin(survey.officeId(), office);
        if (!related || !directory.hasOffice(office)) {
            throw Problem.notFound(
                    "unknown-office", "The survey is not about an office '" + office + "', nor one above or below it.");
        }
        return office;
    }
}
