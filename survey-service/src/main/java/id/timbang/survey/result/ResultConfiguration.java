package id.timbang.survey.result;

import id.timbang.contracts.AnswerSubmitted;
import id.timbang.contracts.SurveyResultsReleased;
import id.timbang.contracts.Topic;
import id.timbang.kit.event.EventPublisher;
import id.timbang.kit.event.TopicReader;
import id.timbang.kit.event.TopicReaders;
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
        return readers.placedReader(
                List.of(Topic.SURVEY_ANSWERS),
                TopicReader.From.START,
                received -> view.answered(ids.firstOf(received.stream()
                        .filter(answer -> answer.event().data() instanceof AnswerSubmitted)
                        .toList())));
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
