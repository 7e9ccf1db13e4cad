package id.timbang.report.summary;

import id.timbang.kit.event.TopicReaders;
import java.util.List;
import java.util.function.Consumer;
import org.springframework.cloud.stream.config.ListenerContainerCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.kafka.listener.AbstractMessageListenerContainer;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.messaging.Message;
import org.springframework.util.backoff.FixedBackOff;

/** The whole flow: scores in, by batches, into summaries. */
@Configuration(proxyBeanMethods = false)
class SummaryFlow {

    private static final long RETRY_MILLIS = 1000;

    @Bean
    Summaries summaries(MongoOperations mongo) {
        return new Summaries(mongo);
    }

    @Bean
    Progress progress(MongoOperations mongo) {
        return new Progress(mongo);
    }

    /** Follows {@code timbang.scores.v1}. */
    @Bean
    Consumer<Message<List<?>>> scores(TopicReaders readers, Summaries summaries, Progress progress) {
        return new ScoreBatches(readers, summaries, progress);
    }

    @Bean
    PartitionStart scoresCaughtUp(Progress progress) {
        return new PartitionStart(progress);
    }

    /** A batch that fails, because the store is away, is given again until it succeeds; none is skipped. */
    @Bean
    ListenerContainerCustomizer<AbstractMessageListenerContainer<?, ?>> untilItSucceeds() {
        return (container, destination, group) -> container.setCommonErrorHandler(
                new DefaultErrorHandler(new FixedBackOff(RETRY_MILLIS, FixedBackOff.UNLIMITED_ATTEMPTS)));
    }
}
