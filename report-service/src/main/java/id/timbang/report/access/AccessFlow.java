package id.timbang.report.access;

import id.timbang.contracts.ScoreAccessed;
import id.timbang.kit.event.TopicReaders;
import id.timbang.report.progress.EventBatches;
import id.timbang.report.progress.Progress;
import java.time.Clock;
import java.util.List;
import java.util.function.Consumer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.messaging.Message;

/** Looks in, by batches, into the view of them. */
@Configuration(proxyBeanMethods = false)
class AccessFlow {

    @Bean
    Accesses accessStore(MongoOperations mongo, Clock clock) {
        return new Accesses(mongo, clock);
    }

    /** Follows {@code timbang.accesses.v1}. */
    @Bean
    Consumer<Message<List<?>>> accesses(TopicReaders readers, Accesses accessStore, Progress progress) {
        return new EventBatches<>(readers, ScoreAccessed.class, accessStore::store, progress);
    }
}
