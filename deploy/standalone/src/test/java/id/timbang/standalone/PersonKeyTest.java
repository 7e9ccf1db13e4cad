package id.timbang.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PersonKeyTest {

    @TempDir
    private Path directory;

    @Test
    void it_is_made_once_kept_and_only_its_owners_to_read() throws IOException {
        Path file = directory.resolve("person-key");

        String made = PersonKey.keptIn(file);

        assertThat(made).matches("[0-9a-f]{64}");
        assertThat(PersonKey.keptIn(file)).isEqualTo(made);
        assertThat(PersonKey.keptIn(directory.resolve("another"))).isNotEqualTo(made);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void a_damaged_one_is_refused_with_what_to_do() throws IOException {
        Path file = Files.writeString(directory.resolve("person-key"), "damaged");

        assertThatThrownBy(() -> PersonKey.keptIn(file))
                .isInstanceOf(StartFailure.class)
                .hasMessageContaining("is damaged")
                .hasMessageContaining("delete it");
    }
}
