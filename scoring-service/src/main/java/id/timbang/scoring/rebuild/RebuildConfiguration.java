package id.timbang.scoring.rebuild;

import id.timbang.kit.event.EventPublisher;
import id.timbang.kit.event.TopicReaders;
import id.timbang.scoring.generation.Generations;
import id.timbang.scoring.ingest.Views;
import id.timbang.scoring.recalculation.Recalculating;
import java.time.Clock;
import java.util.Map;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.data.mongodb.core.MongoOperations;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(RebuildSettings.class)
class RebuildConfiguration {

    private static final String AS_FACTS_ARE_READ = "spring.cloud.stream.kafka.binder.consumer-properties";

    @Bean
    Rebuilds rebuilds(
            Generations generations,
            Views views,
            Recalculating recalculation,
            EventPublisher publisher,
            TopicReaders readers,
            KafkaProperties kafka,
            MongoOperations mongo,
            Clock clock,
            Environment environment,
            RebuildSettings settings) {
        Map<String, String> batches = Binder.get(environment)
                .bind(AS_FACTS_ARE_READ, Bindable.mapOf(String.class, String.class))
                .orElseGet(Map::of);
        TopicReaders asFactsAreRead = readers.with(batches);
        return new Rebuilds(new Rebuild.Tools(
                generations,
                views,
                recalculation,
                publisher,
                new RebuildStore(mongo),
                clock,
                view -> new LogReading(asFactsAreRead, view),
                () -> new LogEnds(kafka.buildConsumerProperties()),
                settings.patience()));
    }
}
