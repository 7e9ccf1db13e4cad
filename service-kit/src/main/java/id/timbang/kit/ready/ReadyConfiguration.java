package id.timbang.kit.ready;

import id.timbang.kit.event.CaughtUp;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Health and gate over whatever parts of a service follow the log. */
@Configuration(proxyBeanMethods = false)
public class ReadyConfiguration {

    @Bean
    CaughtUpHealth caughtUp(ObjectProvider<CaughtUp> parts) {
        return new CaughtUpHealth(parts.orderedStream().toList());
    }

    @Bean
    StartingGate startingGate(ObjectProvider<CaughtUp> parts) {
        return new StartingGate(parts.orderedStream().toList());
    }
}
