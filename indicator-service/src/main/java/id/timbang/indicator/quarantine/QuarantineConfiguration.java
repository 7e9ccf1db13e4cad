package id.timbang.indicator.quarantine;

import id.timbang.contracts.QuarantineEvent;
import id.timbang.contracts.Topic;
import id.timbang.indicator.job.JobStates;
import id.timbang.indicator.quarantine.QuarantineStore.Told;
import id.timbang.kit.event.TopicReader;
import id.timbang.kit.event.TopicReaders;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.scheduling.annotation.EnableScheduling;

/** The whole flow: the quarantine's topic into the store, from its beginning, and the old ones out again. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
class QuarantineConfiguration {

    @Bean
    QuarantineStore quarantineStore(MongoOperations mongo) {
        return new QuarantineStore(mongo);
    }

    @Bean
    JobStates<ReplayState> replayStates(MongoOperations mongo) {
        return new JobStates<>(mongo, "quarantineReplays", ReplayState.class);
    }

    @Bean
    TopicReader quarantineReader(TopicReaders readers, QuarantineStore store, Clock clock) {
        return readers.placedReader(
                List.of(Topic.QUARANTINE),
                TopicReader.From.START,
                received -> store.tell(received.stream()
                        .flatMap(each -> each.event().data() instanceof QuarantineEvent event
                                ? Stream.of(new Told(
                                        each.offset(),
                                        each.event().time() == null
                                                ? clock.instant()
                                                : each.event().time(),
                                        event))
                                : Stream.empty())
                        .toList()));
    }
}
