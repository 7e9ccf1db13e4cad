package id.timbang.survey.definition;

import com.mongodb.client.model.Filters;
import id.timbang.contracts.Envelope;
import id.timbang.contracts.IndicatorChanged;
import id.timbang.contracts.IndicatorChanged.Measure;
import id.timbang.contracts.SurveyChanged;
import id.timbang.kit.problem.Problem;
import id.timbang.kit.state.StateStore;
import id.timbang.kit.state.StateStore.Outcome;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongFunction;

/** The surveys, and which indicators of the catalogue their answers can be evidence for. */
public final class Surveys {

    private final StateStore<SurveyChanged> store;
    private final Map<String, Measure> indicators = new ConcurrentHashMap<>();

    Surveys(StateStore<SurveyChanged> store) {
        this.store = store;
    }

    void apply(List<Envelope<?>> events) {
        for (Envelope<?> event : events) {
            if (event.data() instanceof SurveyChanged survey) {
                store.restore(survey);
            } else if (event.data() instanceof IndicatorChanged indicator) {
                indicators.put(indicator.code(), indicator.measure());
            }
        }
    }

    public Optional<SurveyChanged> find(String surveyId) {
        return store.find("survey/" + surveyId);
    }

    /** The survey, or a problem for the caller where there is none. */
    public SurveyChanged get(String surveyId) {
        return find(surveyId)
                .orElseThrow(() -> Problem.notFound("unknown-survey", "There is no survey '" + surveyId + "'."));
    }

    Outcome<SurveyChanged> put(String surveyId, LongFunction<SurveyChanged> wanted) {
        return store.put("survey/" + surveyId, wanted);
    }

    /** How answers would be counted for an indicator; none for one the catalogue does not know. */
    Optional<Measure> measureOf(String indicator) {
        return Optional.ofNullable(indicators.get(indicator));
    }

    SurveyPage page(int page, int size) {
        return new SurveyPage(store.find(Filters.empty(), page * size, size), page, size, store.count(Filters.empty()));
    }

    /** One page of the list of surveys, in the order of ids. */
    record SurveyPage(List<SurveyChanged> items, int page, int size, long total) {}
}
