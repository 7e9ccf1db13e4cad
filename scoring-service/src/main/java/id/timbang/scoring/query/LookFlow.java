package id.timbang.scoring.query;

import id.timbang.contracts.ScoreSeen;
import id.timbang.contracts.Topic;
import id.timbang.kit.event.EventPublisher;
import id.timbang.kit.event.TopicReader;
import id.timbang.kit.event.TopicReaders;
import id.timbang.kit.state.StateStore;
import id.timbang.kit.time.TimbangProperties;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.mongodb.core.MongoOperations;

/** What employees have seen, and its way back from the log: an empty store is filled from the topic. */
@Configuration(proxyBeanMethods = false)
class LookFlow {

    @Bean
    StateStore<ScoreSeen> seenStates(MongoOperations mongo, EventPublisher publisher) {
        return new StateStore<>(mongo, "seen", ScoreSeen.class, publisher);
    }

    @Bean
    Looks looks(StateStore<ScoreSeen> store, TimbangProperties timbang) {
        return new Looks(store, timbang.zone());
    }

    @Bean
    TopicReader seenReader(TopicReaders readers, StateStore<ScoreSeen> store) {
        return readers.reader(
                List.of(Topic.SCORES_SEEN),
                TopicReader.From.START,
                events -> store.restoreAll(
                        events.stream().map(event -> (ScoreSeen) event.data()).toList()));
    }
}
