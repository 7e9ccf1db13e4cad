package id.timbang.scoring.recalculation;

import id.timbang.kit.event.TopicReader;
import java.time.Clock;
import java.util.function.Supplier;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.mongodb.core.MongoOperations;

/** Recalculation as a part of the running service. */
@Configuration(proxyBeanMethods = false)
class RecalculationConfiguration {

    @Bean
    Recalculation recalculation(Supplier<Recalculation.Target> currentStandings, MongoOperations mongo, Clock clock) {
        return new Recalculation(currentStandings, new Unfinished(mongo), clock);
    }

    @Bean
    RecalculationThread recalculationThread(
            @Qualifier("referenceReader") ObjectProvider<TopicReader> reader, Recalculation recalculation) {
        return new RecalculationThread(reader::getObject, recalculation);
    }
}
