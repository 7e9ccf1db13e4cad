package id.timbang.indicator.eventlog;

import id.timbang.indicator.job.JobStates;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.mongodb.core.MongoOperations;

/** Settings of event log imports, and where their states are kept. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(EventLogSettings.class)
class EventLogConfiguration {

    @Bean
    JobStates<ImportState> importStates(MongoOperations mongo) {
        return new JobStates<>(mongo, "eventLogImports", ImportState.class);
    }
}
