package id.timbang.survey.definition;

import id.timbang.contracts.SurveyChanged;
import id.timbang.contracts.Topic;
import id.timbang.kit.event.EventPublisher;
import id.timbang.kit.event.TopicReader;
import id.timbang.kit.event.TopicReaders;
import id.timbang.kit.state.StateStore;
import id.timbang.survey.Arrivals;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.mongodb.core.MongoOperations;

/** Keeps the surveys, and follows the catalogue they are part of: on an empty database they come back from there. */
@Configuration(proxyBeanMethods = false)
class SurveyConfiguration {

    @Bean
    StateStore<SurveyChanged> surveyStore(MongoOperations mongo, EventPublisher publisher) {
        return new StateStore<>(mongo, "surveys", SurveyChanged.class, publisher);
    }

    @Bean
    Surveys surveys(StateStore<SurveyChanged> surveyStore) {
        return new Surveys(surveyStore);
    }

    @Bean
    TopicReader catalogueReader(TopicReaders readers, Surveys surveys, Arrivals arrivals) {
        return readers.reader(List.of(Topic.CATALOGUE), TopicReader.From.START, events -> {
            surveys.apply(events);
            arrivals.announce();
        });
    }
}
