package id.timbang.indicator.idempotency;

import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.mongodb.core.MongoOperations;

/** The memory of calls, and who sweeps it. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(IdempotencySettings.class)
class IdempotencyConfiguration {

    @Bean
    IdempotencyStore idempotencyStore(MongoOperations mongo, Clock clock, IdempotencySettings settings) {
        return new IdempotencyStore(mongo, "idempotentCalls", clock, settings.keep(), settings.lease());
    }

    @Bean
    IdempotencySweeper idempotencySweeper(IdempotencyStore store) {
        return new IdempotencySweeper(store);
    }
}
