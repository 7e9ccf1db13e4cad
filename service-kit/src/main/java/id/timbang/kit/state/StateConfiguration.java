package id.timbang.kit.state;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.mongodb.core.MongoOperations;

/** The sweeper over whatever {@link StateStore}s a service declares. */
@Configuration(proxyBeanMethods = false)
public class StateConfiguration {

    @Bean
    OutboxSweeper outboxSweeper(ObjectProvider<StateStore<?>> stores) {
        return new OutboxSweeper(
                stores.orderedStream().<StateStore<?>>map(store -> store).toList());
    }

    /** In place of Spring Boot's, which asks with a command that not every store knows. */
    @Bean
    StoreHealth mongoHealthIndicator(MongoOperations mongo) {
        return new StoreHealth(mongo);
    }
}
