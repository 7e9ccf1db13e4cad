package id.timbang.scoring.ingest;

import id.timbang.contracts.Topic;
import id.timbang.kit.event.EventPublisher;
import id.timbang.kit.event.TopicReader;
import id.timbang.kit.event.TopicReaders;
import id.timbang.kit.time.TimbangProperties;
import id.timbang.scoring.evidence.EvidenceLines;
import id.timbang.scoring.evidence.EvidenceStore;
import id.timbang.scoring.evidence.Facts;
import id.timbang.scoring.generation.Generations;
import id.timbang.scoring.period.PeriodMaker;
import id.timbang.scoring.period.PeriodStore;
import id.timbang.scoring.period.PeriodUpdate;
import id.timbang.scoring.period.Periods;
import id.timbang.scoring.recalculation.Recalculation;
import id.timbang.scoring.recalculation.Unfinished;
import id.timbang.scoring.reference.Affected;
import id.timbang.scoring.reference.Reference;
import id.timbang.scoring.standing.StandingScorer;
import id.timbang.scoring.standing.StandingStore;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.cloud.stream.config.BindingServiceProperties;
import org.springframework.cloud.stream.config.ListenerContainerCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.kafka.listener.AbstractMessageListenerContainer;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.messaging.Message;
import org.springframework.util.backoff.FixedBackOff;

/**
 * The whole flow of the service:
 *
 * <pre>
 * directory, catalogue ──► reference ──► recalculation ─┐
 * observations, answers ─► ingest ─► batch applier ─────┴─► standings ─► scores
 *                                                               └─► periods ─► scores
 * </pre>
 */
@Configuration(proxyBeanMethods = false)
class ScoringFlow {

    private static final List<String> BINDINGS = List.of("observations-in-0", "answers-in-0");
    private static final long RETRY_MILLIS = 1000;

    /** Observations of employees' work become evidence, tallies, scores. */
    @Bean
    Consumer<Message<Polled>> observations(CurrentIngest ingest, TopicReader referenceReader) {
        return batch -> ingest.accept(whenCaughtUp(referenceReader, batch));
    }

    /** Citizens' answers become evidence for the satisfaction indicator. */
    @Bean
    Consumer<Message<Polled>> answers(CurrentIngest ingest, TopicReader referenceReader) {
        return batch -> ingest.accept(whenCaughtUp(referenceReader, batch));
    }

    /** The directory and the catalogue, followed from their beginning; what they change is scored anew. */
    @Bean
    TopicReader referenceReader(
            TopicReaders readers, Reference reference, Recalculation recalculation, Periods periods) {
        return readers.reader(
                List.of(Topic.DIRECTORY, Topic.CATALOGUE),
                TopicReader.From.START,
                events -> events.forEach(event -> {
                    Affected affected = reference.apply(event.data());
                    if (!affected.isNobody()) {
                        recalculation.of(affected);
                        periods.of(affected);
                    }
                }));
    }

    @Bean
    Reference reference() {
        return new Reference();
    }

    @Bean
    Facts facts(TimbangProperties timbang) {
        return new Facts(timbang.zone());
    }

    /** The generations of the view; whoever asks one of the stores below asks the one that is current then. */
    @Bean
    Views views(
            Generations generations,
            MongoOperations mongo,
            Facts facts,
            StandingScorer scorer,
            Clock clock,
            TopicReaders readers,
            EventPublisher publisher,
            IngestMetrics metrics,
            Oddities oddities,
            ProgressReport report,
            Unfinished unfinished,
            ObjectProvider<Periods> periods) {
        return new Views(
                generations,
                mongo,
                facts,
                scorer,
                clock,
                readers,
                publisher,
                metrics,
                scores -> periods.getObject().due(scores),
                new IngestWatch(metrics, oddities, report, unfinished));
    }

    @Bean
    Oddities oddities(Reference reference, Clock clock) {
        return new Oddities(reference, clock);
    }

    @Bean
    ProgressReport progressReport(ObjectProvider<Views> views, EventPublisher publisher) {
        return new ProgressReport(() -> views.getObject().current().progress(), publisher::publishAll);
    }

    @Bean
    EvidenceStore evidenceStore(Views views) {
        return views.following(EvidenceStore.class, View::evidence);
    }

    @Bean
    EvidenceLines evidenceLines(Views views) {
        return views.following(EvidenceLines.class, View::lines);
    }

    @Bean
    StandingStore standingStore(Views views) {
        return views.following(StandingStore.class, View::standingStore);
    }

    @Bean
    StandingScorer standingScorer(Reference reference) {
        return new StandingScorer(reference);
    }

    @Bean
    Supplier<Recalculation.Target> currentStandings(Views views) {
        return () -> {
            View view = views.current();
            return new Recalculation.Target(view.standingStore(), view.standings(), view.publisher()::publishAll);
        };
    }

    @Bean
    CurrentIngest currentIngest(Views views, PartitionStart start) {
        return new CurrentIngest(views::current, start);
    }

    @Bean
    IngestMetrics ingestMetrics(MeterRegistry registry, Lags lags) {
        return new IngestMetrics(registry, lags);
    }

    @Bean
    Lags lags(MeterRegistry registry) {
        return new Lags(registry);
    }

    @Bean
    PeriodStore periodStore(MongoOperations mongo) {
        return new PeriodStore(mongo);
    }

    @Bean
    PeriodMaker periodMaker(StandingScorer scorer, Reference reference, Clock clock, TimbangProperties timbang) {
        return new PeriodMaker(scorer, reference, clock, timbang.zone());
    }

    @Bean
    Periods periods(
            @Qualifier("referenceReader") ObjectProvider<TopicReader> reader,
            StandingStore months,
            PeriodStore store,
            PeriodMaker maker,
            EventPublisher publisher,
            Lags lags) {
        return new Periods(
                reader::getObject,
                lags::areBacklog,
                months,
                store,
                maker,
                new PeriodUpdate(months, store, maker, publisher::publishAll));
    }

    @Bean
    PartitionStart ingestCaughtUp(
            Views views, BindingServiceProperties bindings, Lags lags, ObjectProvider<Periods> periods) {
        int consumers = BINDINGS.stream()
                .mapToInt(binding -> bindings.getConsumerProperties(binding).getConcurrency())
                .sum();
        return new PartitionStart(() -> views.current().progress(), consumers, lags, () -> periods.getObject()
                .takenOver());
    }

    @Bean
    FactPolls factPolls(Environment environment) {
        return FactPolls.of(environment, Runtime.getRuntime().maxMemory());
    }

    /** A batch that fails, for the store or the broker is away, is given again until it succeeds; none is skipped. */
    @Bean
    ListenerContainerCustomizer<AbstractMessageListenerContainer<?, ?>> batches(FactPolls polls) {
        return (container, destination, group) -> {
            container.setCommonErrorHandler(
                    new DefaultErrorHandler(new FixedBackOff(RETRY_MILLIS, FixedBackOff.UNLIMITED_ATTEMPTS)));
            container
                    .getContainerProperties()
                    .getKafkaConsumerProperties()
                    .setProperty(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, polls.recordsAtOnce());
        };
    }

    /** Records as they were polled. */
    @Bean
    Polled.AsItIs polledRecords() {
        return new Polled.AsItIs();
    }

    private static Polled whenCaughtUp(TopicReader referenceReader, Message<Polled> batch) {
        try {
            referenceReader.awaitCaughtUp();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped before the catalogue was read", stopping);
        }
        return batch.getPayload();
    }
}
