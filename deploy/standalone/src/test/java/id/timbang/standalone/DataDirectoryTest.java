package id.timbang.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataDirectoryTest {

    @TempDir
    Path temporary;

    @Test
    void a_directory_is_made_and_may_be_opened_again_after_it_was_closed() {
        Path wanted = temporary.resolve("deep/data");
        DataDirectory.open(wanted).close();

        try (DataDirectory again = DataDirectory.open(wanted)) {
            assertThat(again.eventLog()).isEqualTo(wanted.resolve("kafka"));
        }
    }

    @Test
    void a_directory_in_use_is_refused() {
        try (DataDirectory held = DataDirectory.open(temporary)) {
            assertThat(held.path()).isEqualTo(temporary);
            assertThatThrownBy(() -> DataDirectory.open(temporary))
                    .isInstanceOf(StartFailure.class)
                    .hasMessageContaining("in use by another running Timbang");
        }
    }

    @Test
    void a_directory_of_another_version_is_refused_and_left_as_it_is() throws Exception {
        Files.writeString(temporary.resolve("layout"), "timbang-data-99\n");

        assertThatThrownBy(() -> DataDirectory.open(temporary))
                .isInstanceOf(StartFailure.class)
                .hasMessageContaining("timbang-data-99");
        assertThat(temporary.resolve("layout")).hasContent("timbang-data-99");
    }

    @Test
    void a_directory_with_somebodys_files_is_refused() throws Exception {
        Files.writeString(temporary.resolve("thesis.txt"), "chapter 1");

        assertThatThrownBy(() -> DataDirectory.open(temporary))
                .isInstanceOf(StartFailure.class)
                .hasMessageContaining("holds other files");
    }

    @Test
    void a_file_is_no_directory() throws Exception {
        Path file = Files.writeString(temporary.resolve("file"), "");

        assertThatThrownBy(() -> DataDirectory.open(file))
                .isInstanceOf(StartFailure.class)
                .hasMessageContaining("is a file");
        assertThatThrownBy(() -> DataDirectory.open(file.resolve("data")))
                .isInstanceOf(StartFailure.class)
                .hasMessageContaining("cannot be written");
    }
}
