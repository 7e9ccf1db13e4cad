package id.timbang.indicator.eventlog;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UploadTest {

    @Test
    void what_a_killed_process_left_on_disk_is_deleted(@TempDir Path directory) throws IOException {
        Path dead = Files.createDirectories(directory.resolve("timbang-import-999999999-x"));
        Files.writeString(dead.resolve("log"), "left");
        Path alive = Files.createDirectories(
                directory.resolve("timbang-import-" + ProcessHandle.current().pid() + "-x"));
        Path others = Files.createDirectories(directory.resolve("something"));

        Upload.deleteLeftovers(directory);

        try (Stream<Path> left = Files.list(directory)) {
            assertThat(left.sorted(Comparator.naturalOrder())).containsExactly(others, alive);
        }
    }
}
