package id.timbang.standalone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.stream.Stream;

/** The data directory: one running system at a time, of a layout this version knows. */
final class DataDirectory implements AutoCloseable {

    /** Raised when a version can no longer use what an earlier one left. */
    private static final String LAYOUT = "timbang-data-1";

    private static final String LOCK = "timbang.lock";
    private static final String LAYOUT_FILE = "layout";

    private final Path path;
    private final FileChannel lock;

    private DataDirectory(Path path, FileChannel lock) {
        this.path = path;
        this.lock = lock;
    }

    /** @throws StartFailure when it cannot be written, is in use, or holds something else */
    static DataDirectory open(Path wanted) {
        Path path = wanted.toAbsolutePath().normalize();
        try {
            Files.createDirectories(path);
            DataDirectory opened = new DataDirectory(path, lock(path));
            try {
                opened.checkLayout();
                return opened;
            } catch (IOException | RuntimeException unusable) {
                opened.close();
                throw unusable;
            }
        } catch (FileAlreadyExistsException file) {
            throw new StartFailure("The data directory " + path + " is a file; name a directory with --data.", file);
        } catch (IOException unwritable) {
            throw new StartFailure(
                    "The data directory " + path + " cannot be written (" + unwritable
                            + "); mend its permissions or name another one with --data.",
                    unwritable);
        }
    }

    private static FileChannel lock(Path path) throws IOException {
        FileChannel channel = FileChannel.open(path.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock;
        try {
            lock = channel.tryLock();
        } catch (OverlappingFileLockException heldInThisJvm) {
            lock = null;
        }
        if (lock == null) {
            channel.close();
            throw new StartFailure("The data directory " + path
                    + " is in use by another running Timbang; stop that one or name another directory with --data.");
        }
        return channel;
    }

    private void checkLayout() throws IOException {
        Path file = path.resolve(LAYOUT_FILE);
        if (Files.exists(file)) {
            String found = Files.readString(file).strip();
            if (!found.equals(LAYOUT)) {
                throw new StartFailure("The data directory " + path + " was written by another version of Timbang ("
                        + found + ", this one needs " + LAYOUT + "); name another directory with --data.");
            }
            return;
        }
        try (Stream<Path> content = Files.list(path)) {
            if (content.anyMatch(entry ->
                    !entry.endsWith(LOCK) && !entry.getFileName().toString().startsWith("."))) {
                throw new StartFailure(
                        "The directory " + path + " holds other files; name an empty or a new directory with --data.");
            }
        }
        Files.writeString(file, LAYOUT + "\n");
    }

    /** Where the embedded broker keeps the event log. */
    Path eventLog() {
        return path.resolve("kafka");
    }

    /** Where the identity provider keeps its signing key and, outside the demonstration, its accounts. */
    Path identity() {
        return path.resolve("identity");
    }

    /** Where the secret is kept by which unknown people are named in the quarantine. */
    Path personKey() {
        return path.resolve("person-key");
    }

    /** Where the indicator service keeps its index of facts; made anew from the event log where it is missing. */
    Path facts() {
        return path.resolve("facts");
    }

    Path logFile() {
        return path.resolve("logs").resolve("timbang.log");
    }

    /** Tells whether the demonstration was begun or loaded here. */
    Path demonstrationMark() {
        return path.resolve("demonstration");
    }

    Path path() {
        return path;
    }

    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException failed) {
            throw new UncheckedIOException("the lock on " + path + " could not be released", failed);
        }
    }
}
