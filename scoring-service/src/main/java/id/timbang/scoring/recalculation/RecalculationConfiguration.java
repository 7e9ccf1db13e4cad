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
    Unfinished unfinished(MongoOperations mongo) {
        return new Unfinished(mongo);
    }

    @Bean
    Recalculation recalculation(Supplier<Recalculation.Target> currentStandings, Unfinished unfinished, Clock clock) {
        return new Recalculation(currentStandings, unfinished, clock);
    }

    @Bean
    RecalculationThread recalculationThread(
            @Qualifier("referenceReader") ObjectProvider<TopicReader> reader, Recalculation recalculation) {
        return new RecalculationThread(reader::getObject, recalculation);
    }
}
