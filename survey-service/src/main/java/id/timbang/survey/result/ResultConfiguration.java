package id.timbang.survey.result;

import id.timbang.contracts.AnswerSubmitted;
import id.timbang.contracts.Event;
import id.timbang.contracts.SurveyResultsReleased;
import id.timbang.contracts.Topic;
import id.timbang.kit.event.EventPublisher;
import id.timbang.kit.event.TopicReader;
import id.timbang.kit.event.TopicReaders;
import id.timbang.kit.event.UnusableEventException;
import id.timbang.kit.state.StateStore;
import id.timbang.survey.answer.AnswerIds;
import id.timbang.survey.definition.Surveys;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.scheduling.annotation.EnableScheduling;

/** The whole flow of results: answers in, steps out, and the steps themselves in again. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
class ResultConfiguration {

    private static final int LOWEST = 1;
    private static final int HIGHEST = 4;

    @Bean
    ResultView resultView() {
        return new ResultView();
    }

    @Bean
    StateStore<SurveyResultsReleased> resultStore(MongoOperations mongo, EventPublisher publisher) {
        return new StateStore<>(mongo, "results", SurveyResultsReleased.class, publisher);
    }

    @Bean
    TopicReader resultReader(TopicReaders readers, ResultView view, StateStore<SurveyResultsReleased> resultStore) {
        return readers.reader(List.of(Topic.SURVEY_RESULTS), TopicReader.From.START, events -> events.stream()
                .map(event -> event.data())
                .filter(SurveyResultsReleased.class::isInstance)
                .map(SurveyResultsReleased.class::cast)
                .forEach(results -> {
                    resultStore.restore(results);
                    view.released(results);
                }));
    }

    @Bean
    TopicReader answerReader(TopicReaders readers, ResultView view, AnswerIds ids) {
        return readers.placedReader(List.of(Topic.SURVEY_ANSWERS), TopicReader.From.START, received -> {
            received.forEach(answer -> check(answer.event().data()));
            view.answered(ids.firstOf(received));
        });
    }

    /** Answers are checked before they are told; this guards the results against a faulty writer. */
    private static void check(Event event) {
        if (!(event instanceof AnswerSubmitted answer)) {
            throw new UnusableEventException("an event of this type is no answer");
        }
        boolean inRange = answer.elements().values().stream().allMatch(value -> value >= LOWEST && value <= HIGHEST);
        if (answer.elements().isEmpty() || !inRange) {
            throw new UnusableEventException("an answer needs at least one element, each from 1 to 4");
        }
    }

    @Bean
    Releaser releaser(
            ResultView view,
            StateStore<SurveyResultsReleased> resultStore,
            Surveys surveys,
            ObjectProvider<TopicReader> readers) {
        return new Releaser(view, resultStore, surveys, readers);
    }
}
