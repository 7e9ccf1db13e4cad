package id.timbang.scoring.ingest;

import id.timbang.contracts.ScoreChanged;
import id.timbang.contracts.Topic;
import id.timbang.kit.event.EventPublisher;
import id.timbang.kit.event.TopicReader;
import id.timbang.kit.event.TopicReaders;
import id.timbang.kit.time.TimbangProperties;
import id.timbang.scoring.evidence.EvidenceLines;
import id.timbang.scoring.evidence.EvidenceStore;
import id.timbang.scoring.evidence.Facts;
import id.timbang.scoring.evidence.LogPosition;
import id.timbang.scoring.ingest.Ingest.Polled;
import id.timbang.scoring.period.PeriodMaker;
import id.timbang.scoring.period.PeriodStore;
import id.timbang.scoring.period.PeriodUpdate;
import id.timbang.scoring.period.Periods;
import id.timbang.scoring.reference.Affected;
import id.timbang.scoring.reference.Reference;
import id.timbang.scoring.standing.StandingScorer;
import id.timbang.scoring.standing.StandingStore;
import id.timbang.scoring.standing.Standings;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.cloud.stream.config.ListenerContainerCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.kafka.listener.AbstractMessageListenerContainer;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.kafka.support.KafkaHeaders;
import org.springframework.messaging.Message;
import org.springframework.messaging.MessageHeaders;
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

    private static final int BINDINGS = 2;
    private static final long RETRY_MILLIS = 1000;

    /** Observations of employees' work become evidence, tallies, scores. */
    @Bean
    Consumer<Message<List<?>>> observations(Ingest ingest, TopicReader referenceReader) {
        return batch -> ingest.accept(whenCaughtUp(referenceReader, batch));
    }

    /** Citizens' answers become evidence for the satisfaction indicator. */
    @Bean
    Consumer<Message<List<?>>> answers(Ingest ingest, TopicReader referenceReader) {
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

    @Bean
    EvidenceStore evidenceStore(MongoOperations mongo, Facts facts) {
        return new EvidenceStore(mongo, facts);
    }

    @Bean
    EvidenceLines evidenceLines(MongoOperations mongo, EvidenceStore store, Facts facts) {
        return new EvidenceLines(mongo, store, facts);
    }

    @Bean
    StandingStore standingStore(MongoOperations mongo) {
        return new StandingStore(mongo);
    }

    @Bean
    StandingScorer standingScorer(Reference reference) {
        return new StandingScorer(reference);
    }

    @Bean
    Standings standings(StandingStore store, StandingScorer scorer, Clock clock) {
        return new Standings(store, scorer, clock);
    }

    @Bean
    Progress progress(MongoOperations mongo) {
        return new Progress(mongo);
    }

    @Bean
    Recalculation recalculation(
            @Qualifier("referenceReader") ObjectProvider<TopicReader> reader,
            StandingStore store,
            Standings standings,
            EventPublisher publisher,
            Periods periods) {
        return new Recalculation(reader::getObject, store, standings, andPeriods(publisher, periods));
    }

    @Bean
    Ingest ingest(
            TopicReaders readers,
            EventPublisher publisher,
            EvidenceStore evidence,
            Facts facts,
            Standings standings,
            Progress progress,
            Periods periods) {
        return new Ingest(
                readers,
                new BatchApplier(
                        evidence, facts, standings, publisher::publishAll, andPeriods(publisher, periods), progress));
    }

    /** A month that changed makes its quarter and year due. */
    private static BatchApplier.Outlet<ScoreChanged> andPeriods(EventPublisher publisher, Periods periods) {
        return scores -> {
            periods.due(scores);
            publisher.publishAll(scores);
        };
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
            EventPublisher publisher) {
        return new Periods(
                reader::getObject, months, store, maker, new PeriodUpdate(months, store, maker, publisher::publishAll));
    }

    @Bean
    PartitionStart ingestCaughtUp(Progress progress) {
        return new PartitionStart(progress, BINDINGS);
    }

    /** A batch that fails, for the store or the broker is away, is given again until it succeeds; none is skipped. */
    @Bean
    ListenerContainerCustomizer<AbstractMessageListenerContainer<?, ?>> untilItSucceeds() {
        return (container, destination, group) -> container.setCommonErrorHandler(
                new DefaultErrorHandler(new FixedBackOff(RETRY_MILLIS, FixedBackOff.UNLIMITED_ATTEMPTS)));
    }

    private static List<Polled> whenCaughtUp(TopicReader referenceReader, Message<List<?>> batch) {
        try {
            referenceReader.awaitCaughtUp();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped before the catalogue was read", stopping);
        }
        MessageHeaders headers = batch.getHeaders();
        List<?> topics = headers.get(KafkaHeaders.RECEIVED_TOPIC, List.class);
        List<?> partitions = headers.get(KafkaHeaders.RECEIVED_PARTITION, List.class);
        List<?> offsets = headers.get(KafkaHeaders.OFFSET, List.class);
        List<Polled> polled = new ArrayList<>(batch.getPayload().size());
        for (int i = 0; i < batch.getPayload().size(); i++) {
            Object value = batch.getPayload().get(i);
            LogPosition at =
                    new LogPosition((String) topics.get(i), (Integer) partitions.get(i), (Long) offsets.get(i));
            polled.add(new Polled(at, value instanceof byte[] bytes ? bytes : null));
        }
        return polled;
    }
}
