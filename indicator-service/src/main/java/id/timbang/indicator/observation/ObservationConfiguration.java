package id.timbang.indicator.observation;

import id.timbang.contracts.RetractionRequested;
import id.timbang.contracts.Topic;
import id.timbang.indicator.catalogue.Indicators;
import id.timbang.indicator.directory.Employees;
import id.timbang.indicator.facts.FactLog;
import id.timbang.indicator.facts.KnownFacts;
import id.timbang.indicator.rights.Rights;
import id.timbang.kit.event.EventPublisher;
import id.timbang.kit.event.TopicReader;
import id.timbang.kit.event.TopicReaders;
import id.timbang.kit.state.StateStore;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.mongodb.core.MongoOperations;

/** The parts of the intake, and the retractions that wait, from their topic. */
@Configuration(proxyBeanMethods = false)
class ObservationConfiguration {

    @Bean
    ObservationCheck observationCheck(Employees employees, Indicators indicators, Rights rights) {
        return new ObservationCheck(employees, indicators, rights);
    }

    @Bean
    PutAside putAside(Employees employees) {
        return new PutAside(employees);
    }

    @Bean
    ToldBefore toldBefore(KnownFacts facts, PutAside aside, Rights rights) {
        return new ToldBefore(facts, aside, rights);
    }

    @Bean
    Underway underway() {
        return new Underway();
    }

    @Bean
    StateStore<RetractionRequested> retractionStates(MongoOperations mongo, EventPublisher publisher) {
        return new StateStore<>(mongo, "retractions", RetractionRequested.class, publisher);
    }

    @Bean
    AwaitedRetractions awaitedRetractions(StateStore<RetractionRequested> store, KnownFacts facts, FactLog log) {
        return new AwaitedRetractions(store, facts, log);
    }

    @Bean
    TopicReader retractionReader(TopicReaders readers, AwaitedRetractions awaited) {
        return readers.reader(
                List.of(Topic.RETRACTIONS),
                TopicReader.From.START,
                envelopes -> envelopes.forEach(told -> {
                    if (told.data() instanceof RetractionRequested request) {
                        awaited.apply(request);
                    }
                }));
    }

    @Bean
    RetractionSweeper retractionSweeper(
            AwaitedRetractions awaited, TopicReader factReader, TopicReader retractionReader) {
        return new RetractionSweeper(awaited, () -> factReader.isCaughtUp() && retractionReader.isCaughtUp());
    }
}
