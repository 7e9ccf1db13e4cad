package id.timbang.indicator.eventlog.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What we show people works as shown. */
class MappingExamplesTest {

    @Test
    void the_mapping_in_the_readme_is_a_mapping() throws IOException {
        String readme = Files.readString(Path.of("README.md"));
        String yaml = readme.substring(readme.indexOf("```yaml") + 7, readme.lastIndexOf("```"));

        assertThat(Mapping.read(yaml).rules()).hasSize(2);
    }

    @Test
    void the_mapping_of_the_receipt_log_is_a_mapping() throws IOException {
        Mapping mapping = Mapping.read(Files.readString(Path.of("../deploy/examples/receipt/mapping.yaml")));

        assertThat(mapping.rules())
                .extracting(ObservationRule::indicator)
                .containsExactly(
                        "tasks-completed", "confirmation-within-a-day", "confirmation-time", "correction-rate");
    }
}
