package id.timbang.indicator.catalogue;

import id.timbang.contracts.CatalogueEvent;
import id.timbang.contracts.IndicatorChanged;
import id.timbang.contracts.PeriodClosed;
import id.timbang.contracts.ScorecardChanged;
import id.timbang.contracts.Topic;
import id.timbang.kit.event.EventPublisher;
import id.timbang.kit.event.TopicReader;
import id.timbang.kit.event.TopicReaders;
import id.timbang.kit.state.StateStore;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.mongodb.core.MongoOperations;

/** The catalogue's stores, and its way back from the log: an empty store is filled from the topic. */
@Configuration(proxyBeanMethods = false)
class CatalogueConfiguration {

    @Bean
    StateStore<IndicatorChanged> indicatorStates(MongoOperations mongo, EventPublisher publisher) {
        return new StateStore<>(mongo, "indicators", IndicatorChanged.class, publisher);
    }

    @Bean
    StateStore<ScorecardChanged> scorecardStates(MongoOperations mongo, EventPublisher publisher) {
        return new StateStore<>(mongo, "scorecards", ScorecardChanged.class, publisher);
    }

    @Bean
    CatalogueView catalogueView() {
        return new CatalogueView();
    }

    @Bean
    StarterCatalogues starterCatalogues() {
        return new StarterCatalogues();
    }

    @Bean
    ClosedPeriods closedPeriods() {
        return new ClosedPeriods();
    }

    @Bean
    TopicReader closedPeriodsReader(TopicReaders readers, ClosedPeriods periods) {
        return readers.reader(
                List.of(Topic.PERIODS),
                TopicReader.From.START,
                envelopes -> envelopes.forEach(told -> {
                    if (told.data() instanceof PeriodClosed closed) {
                        periods.apply(closed);
                    }
                }));
    }

    @Bean
    TopicReader catalogueReader(
            TopicReaders readers,
            CatalogueView view,
            StateStore<IndicatorChanged> indicators,
            StateStore<ScorecardChanged> scorecards) {
        return readers.reader(
                List.of(Topic.CATALOGUE),
                TopicReader.From.START,
                envelopes -> envelopes.forEach(told -> {
                    if (told.data() instanceof IndicatorChanged indicator) {
                        indicators.restore(indicator);
                    } else if (told.data() instanceof ScorecardChanged scorecard) {
                        scorecards.restore(scorecard);
                    }
                    if (told.data() instanceof CatalogueEvent event) {
                        view.apply(event);
                    }
                }));
    }
}
