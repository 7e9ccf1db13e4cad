package id.timbang.report.ingest;

import org.springframework.cloud.stream.config.ListenerContainerCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.kafka.listener.AbstractMessageListenerContainer;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.util.backoff.FixedBackOff;

/** What all topics that are followed here have in common. */
@Configuration(proxyBeanMethods = false)
class IngestConfiguration {

    /** Scores, and accesses. */
    private static final int BINDINGS = 2;

    private static final long RETRY_MILLIS = 1000;

    @Bean
    Progress progress(MongoOperations mongo) {
        return new Progress(mongo);
    }

    @Bean
    PartitionStart partitionStart(Progress progress) {
        return new PartitionStart(progress, BINDINGS);
    }

    /** A batch that fails, because the store is away, is given again until it succeeds; none is skipped. */
    @Bean
    ListenerContainerCustomizer<AbstractMessageListenerContainer<?, ?>> untilItSucceeds() {
        return (container, destination, group) -> container.setCommonErrorHandler(
                new DefaultErrorHandler(new FixedBackOff(RETRY_MILLIS, FixedBackOff.UNLIMITED_ATTEMPTS)));
    }
}
