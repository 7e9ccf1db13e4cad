package id.timbang.scoring.live;

import id.timbang.contracts.Envelope;
import id.timbang.contracts.ScoreChanged;
import id.timbang.contracts.Topic;
import id.timbang.kit.event.TopicReader;
import id.timbang.kit.event.TopicReaders;
import id.timbang.scoring.recalculation.Recalculation;
import id.timbang.scoring.reference.Reference;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Every instance follows all scores, whoever made them, and tells its own pages. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(LiveSettings.class)
class LiveConfiguration {

    @Bean
    LiveScores liveScores(
            LiveSource source, LiveSettings settings, Recalculation recalculation, Reference reference, Clock clock) {
        LiveScores live = new LiveScores(source, settings, recalculation::isWorthTelling, clock);
        reference.watch(live);
        return live;
    }

    @Bean
    TopicReader scoresReader(TopicReaders readers, LiveScores live) {
        return readers.rawReader(
                Topic.SCORES,
                TopicReader.From.END,
                records -> live.changed(records.stream()
                        .flatMap(record -> head(readers, record).stream())
                        .toList()));
    }

    /** What is not read at once is read as all events are: if it is none, it goes to quarantine. */
    private static Optional<ScoreHead> head(TopicReaders readers, ConsumerRecord<String, byte[]> record) {
        Optional<ScoreHead> head = record.value() == null ? Optional.empty() : ScoreHead.read(record.value());
        return head.isPresent()
                ? head
                : readers.read(record)
                        .map(Envelope::data)
                        .filter(ScoreChanged.class::isInstance)
                        .map(ScoreChanged.class::cast)
                        .map(ScoreHead::of);
    }

    @Bean
    MeterBinder liveFigures(LiveScores live) {
        return registry -> Gauge.builder("timbang.scoring.live.pages", live, LiveScores::pages)
                .description("live pages that are open")
                .register(registry);
    }
}
