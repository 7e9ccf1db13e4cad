package id.timbang.report.directory;

import id.timbang.contracts.DirectoryEvent;
import id.timbang.contracts.Topic;
import id.timbang.kit.directory.Directory;
import id.timbang.kit.event.TopicReader;
import id.timbang.kit.event.TopicReaders;
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
    TopicReader directoryReader(TopicReaders readers, Directory directory) {
        return readers.reader(
                List.of(Topic.DIRECTORY),
                TopicReader.From.START,
                events -> events.forEach(told -> {
                    if (told.data() instanceof DirectoryEvent event) {
                        directory.apply(event);
                    }
                }));
    }
}
