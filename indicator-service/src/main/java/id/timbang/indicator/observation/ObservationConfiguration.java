package id.timbang.indicator.observation;

import id.timbang.indicator.catalogue.Indicators;
import id.timbang.indicator.directory.Employees;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the intake is made of. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ObservationSettings.class)
class ObservationConfiguration {

    @Bean
    ObservationCheck observationCheck(Employees employees, Indicators indicators, Clock clock) {
        return new ObservationCheck(employees, indicators, clock);
    }
}
