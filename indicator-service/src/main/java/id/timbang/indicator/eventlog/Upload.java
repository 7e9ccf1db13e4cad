package id.timbang.indicator.eventlog;

import jakarta.servlet.http.Part;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** An uploaded log, in a directory of its own, where the import also keeps what it must put aside. */
record Upload(Path directory, Path log) {

    private static final String PREFIX = "timbang-import-";

    /** Takes the file over from the request, which would delete it at its end. */
    static Upload receive(Part part, Path parent) throws IOException {
        long process = ProcessHandle.current().pid();
        Path directory = Files.createTempDirectory(parent, PREFIX + process + "-");
        Path log = directory.resolve("log");
        try {
            part.write(log.toAbsolutePath().toString());
            return new Upload(directory, log);
        } catch (IOException diskFull) {
            delete(directory);
            throw diskFull;
        }
    }

    /** Deletes what processes left behind that were killed while they imported. */
    static void deleteLeftovers(Path parent) throws IOException {
        try (Stream<Path> entries = Files.list(parent)) {
            for (Path entry : entries.filter(Upload::isLeftover).toList()) {
                delete(entry);
            }
        }
    }

    long size() throws IOException {
        return Files.size(log);
    }

    void delete() throws IOException {
        delete(directory);
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

    private static void delete(Path directory) throws IOException {
        List<Path> entries;
        try (Stream<Path> walk = Files.walk(directory)) {
            entries = walk.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path entry : entries) {
            Files.deleteIfExists(entry);
        }
    }
}
