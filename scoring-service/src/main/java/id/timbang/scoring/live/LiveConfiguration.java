package id.timbang.scoring.live;

import id.timbang.contracts.ScoreChanged;
import id.timbang.contracts.Topic;
import id.timbang.kit.event.TopicReader;
import id.timbang.kit.event.TopicReaders;
import id.timbang.scoring.recalculation.Recalculation;
import id.timbang.scoring.reference.Reference;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.util.List;
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
        return readers.reader(
                List.of(Topic.SCORES),
                TopicReader.From.END,
                events -> live.changed(events.stream()
                        .map(event -> event.data())
                        .filter(ScoreChanged.class::isInstance)
                        .map(ScoreChanged.class::cast)
                        .toList()));
    }

    @Bean
    MeterBinder liveFigures(LiveScores live) {
        return registry -> Gauge.builder("timbang.scoring.live.pages", live, LiveScores::pages)
                .description("live pages that are open")
                .register(registry);
    }
}
