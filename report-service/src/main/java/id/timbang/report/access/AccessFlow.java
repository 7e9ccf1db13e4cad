package id.timbang.report.access;

import id.timbang.contracts.ScoreAccessed;
import id.timbang.kit.event.TopicReaders;
import id.timbang.report.ingest.EventBatches;
import id.timbang.report.ingest.Progress;
import java.util.List;
import java.util.function.Consumer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.messaging.Message;

/** The whole flow: looks in, by batches, into the log of accesses. */
@Configuration(proxyBeanMethods = false)
class AccessFlow {

    @Bean
    Accesses accessesKept(MongoOperations mongo) {
        return new Accesses(mongo);
    }

    /** Follows {@code timbang.accesses.v1}. */
    @Bean
    Consumer<Message<List<?>>> accesses(TopicReaders readers, Accesses accesses, Progress progress) {
        return new EventBatches<>(readers, ScoreAccessed.class, accesses::store, progress);
    }
}
