package id.timbang.indicator.facts;

import id.timbang.contracts.ObservationEvent;
import id.timbang.contracts.Topic;
import id.timbang.indicator.outbound.DurableLog;
import id.timbang.kit.event.TopicReader;
import id.timbang.kit.event.TopicReaders;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The index of facts, filled from the log of observations. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(FactSettings.class)
class FactConfiguration {

    @Bean(destroyMethod = "close")
    FactIndex factIndex(FactSettings settings, FactMarks marks) {
        return FactIndex.open(settings.directory(), marks);
    }

    @Bean
    FactLog factLog(DurableLog log, FactIndex index) {
        return new FactLog(log::accept, index);
    }

    @Bean
    TopicReader factReader(TopicReaders readers, FactIndex index) {
        TopicReader reader = readers.rawReader(
                Topic.OBSERVATIONS,
                index,
                records -> index.follow(records, record -> readers.read(record)
                        .map(told -> told.data() instanceof ObservationEvent event ? event : null)));
        // Not by the thread that finds the loss: it may be the reader's own.
        index.whenLost(() -> {
            Thread restart = new Thread(
                    () -> {
                        reader.stop();
                        reader.start();
                    },
                    "facts-anew");
            restart.setDaemon(true);
            restart.start();
        });
        return reader;
    }
}
