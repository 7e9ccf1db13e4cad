package id.timbang.kit.access;

import id.timbang.kit.event.EventPublisher;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The access log of every service that shows figures. */
@Configuration(proxyBeanMethods = false)
public class AccessConfiguration {

    @Bean
    AccessLog accessLog(EventPublisher publisher, Clock clock) {
        return new AccessLog(publisher, clock);
    }
}
