package id.timbang.scoring.live;

import id.timbang.contracts.ScoreChanged;
import id.timbang.contracts.Topic;
import id.timbang.kit.event.TopicReader;
import id.timbang.kit.event.TopicReaders;
import java.time.Clock;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Every instance follows all scores, whoever made them, and tells its own pages. */
@Configuration(proxyBeanMethods = false)
class LiveConfiguration {

    @Bean
    LiveScores liveScores(Clock clock) {
        return new LiveScores(clock);
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
}
