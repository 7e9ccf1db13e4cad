package id.timbang.survey.directory;

import id.timbang.contracts.Topic;
import id.timbang.kit.event.TopicReader;
import id.timbang.kit.event.TopicReaders;
import id.timbang.survey.Arrivals;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Follows the directory. */
@Configuration(proxyBeanMethods = false)
class DirectoryConfiguration {

    @Bean
    Directory directory() {
        return new Directory();
    }

    @Bean
    TopicReader directoryReader(TopicReaders readers, Directory directory, Arrivals arrivals) {
        return readers.reader(List.of(Topic.DIRECTORY), TopicReader.From.START, events -> {
            directory.apply(events);
            arrivals.announce();
        });
    }
}
