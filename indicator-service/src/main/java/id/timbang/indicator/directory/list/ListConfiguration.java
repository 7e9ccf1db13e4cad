package id.timbang.indicator.directory.list;

import id.timbang.indicator.job.JobStates;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.mongodb.core.MongoOperations;

/** Where the states of lists are kept. */
@Configuration(proxyBeanMethods = false)
class ListConfiguration {

    @Bean
    JobStates<ListState> listStates(MongoOperations mongo) {
        return new JobStates<>(mongo, "employeeImports", ListState.class);
    }
}
