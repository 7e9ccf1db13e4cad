package id.timbang.scoring.generation;

import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.mongodb.core.MongoOperations;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(GenerationSettings.class)
class GenerationConfiguration {

    @Bean
    Generations generations(
            MongoOperations mongo, Clock clock, GenerationSettings settings, ApplicationEventPublisher events) {
        return new Generations(mongo, clock, settings, events::publishEvent);
    }
}
