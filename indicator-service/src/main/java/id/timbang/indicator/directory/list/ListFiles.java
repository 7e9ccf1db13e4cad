package id.timbang.indicator.directory.list;

import id.timbang.kit.problem.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Lists on the disk, while they are taken in or handed out. */
@Component
final class ListFiles {

    private static final String PREFIX = "timbang-employees-";
    private static final int BUFFER = 64 * 1024;

    private final Path directory;
    private final long most;

    ListFiles(ListSettings settings) throws IOException {
        this.directory = settings.directory() != null
                ? settings.directory()
                : Path.of(Objects.requireNonNull(System.getProperty("java.io.tmpdir")));
        this.most = settings.maxSize().toBytes();
        Files.createDirectories(directory);
        deleteLeftovers();
    }

    /**
     * Takes in a request's body.
     *
     * @throws Problem a 413 where it is too large
     */
    Path receive(InputStream body) throws IOException {
        Path list = create();
        try (OutputStream out = Files.newOutputStream(list)) {
            byte[] buffer = new byte[BUFFER];
            long size = 0;
            for (int read = body.read(buffer); read >= 0; read = body.read(buffer)) {
                size += read;
                if (size > most) {
                    throw new Problem(
                            HttpStatus.CONTENT_TOO_LARGE,
                            "list-too-large",
                            "The list is larger than " + most + " bytes, the most that is taken; send it in parts.");
                }
                out.write(buffer, 0, read);
            }
            return list;
        } catch (IOException | RuntimeException broken) {
            Files.deleteIfExists(list);
            throw broken;
        }
    }

    /** A new, empty file that only this process's user can read. */
    Path create() throws IOException {
        return Files.createTempFile(directory, PREFIX + ProcessHandle.current().pid() + "-", ".csv");
    }

    /** Deletes what processes left behind that were killed. */
    private void deleteLeftovers() throws IOException {
        try (Stream<Path> entries = Files.list(directory)) {
            for (Path entry : entries.filter(ListFiles::isLeftover).toList()) {
                Files.deleteIfExists(entry);
            }
        }
    }

    private static boolean isLeftover(Path entry) {
        String name = entry.getFileName().toString();
        if (!name.startsWith(PREFIX)) {
            return false;
        }
        String process = name.substring(PREFIX.length()).replaceFirst("-.*", "");
        return process.matches("\\d{1,18}")
                && ProcessHandle.of(Long.parseLong(process)).isEmpty();
    }
}
