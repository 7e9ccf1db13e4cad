package id.timbang.scoring.rebuild;

import id.timbang.kit.event.EventPublisher;
import id.timbang.kit.event.TopicReaders;
import id.timbang.scoring.generation.Generations;
import id.timbang.scoring.ingest.FactPolls;
import id.timbang.scoring.ingest.Views;
import id.timbang.scoring.recalculation.Recalculating;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.mongodb.core.MongoOperations;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(RebuildSettings.class)
class RebuildConfiguration {

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
            FactPolls polls,
            RebuildSettings settings) {
        TopicReaders asFactsAreRead = readers.with(polls.settings());
        return new Rebuilds(new Rebuild.Tools(
                generations,
                views,
                recalculation,
                publisher,
                new RebuildStore(mongo),
                clock,
                view -> new LogReading(asFactsAreRead, polls.readers(), view),
                () -> new LogEnds(kafka.buildConsumerProperties()),
                settings.patience()));
    }
}
