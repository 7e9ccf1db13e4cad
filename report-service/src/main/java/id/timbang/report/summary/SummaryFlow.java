package id.timbang.report.summary;

import id.timbang.contracts.ScoreChanged;
import id.timbang.kit.event.TopicReaders;
import id.timbang.report.ingest.EventBatches;
import id.timbang.report.ingest.Progress;
import java.util.List;
import java.util.function.Consumer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.messaging.Message;

/** The whole flow: scores in, by batches, into summaries. */
@Configuration(proxyBeanMethods = false)
class SummaryFlow {

    @Bean
    Summaries summaries(MongoOperations mongo) {
        return new Summaries(mongo);
    }

    /** Follows {@code timbang.scores.v1}. */
    @Bean
    Consumer<Message<List<?>>> scores(TopicReaders readers, Summaries summaries, Progress progress) {
        return new EventBatches<>(readers, ScoreChanged.class, summaries::store, progress);
    }
}
