package id.timbang.embedded;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.metadata.properties.MetaPropertiesEnsemble;
import org.apache.kafka.metadata.storage.Formatter;

/** The directory of a broker's log: held by one broker at a time, formatted once. */
final class BrokerDirectory implements AutoCloseable {

    private static final String LOCK = "embedded.lock";

    /** What an interrupted formatting leaves behind; formatting again is safe then. */
    private static final Set<String> BEFORE_FORMATTED = Set.of(
            LOCK,
            "bootstrap.checkpoint",
            "bootstrap.checkpoint.tmp",
            MetaPropertiesEnsemble.META_PROPERTIES_NAME + ".tmp");

    private final Path path;
    private final FileChannel lock;

    private BrokerDirectory(Path path, FileChannel lock) {
        this.path = path;
        this.lock = lock;
    }

    /** @throws EmbeddedStartException if the directory cannot be used or is in use */
    static BrokerDirectory open(Path path) {
        Path absolute = path.toAbsolutePath().normalize();
        if (Files.exists(absolute) && !Files.isDirectory(absolute)) {
            throw new EmbeddedStartException(
                    "The broker's directory %s is a file; name a directory.".formatted(absolute));
        }
        try {
            Files.createDirectories(absolute);
            return new BrokerDirectory(absolute, lock(absolute));
        } catch (IOException e) {
            throw new EmbeddedStartException(
                    "The broker's directory %s cannot be written (%s); name another one or mend its permissions."
                            .formatted(absolute, e),
                    e);
        }
    }

    private static FileChannel lock(Path directory) throws IOException {
        FileChannel channel =
                FileChannel.open(directory.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            FileLock lock = channel.tryLock();
            if (lock != null) {
                return channel;
            }
        } catch (OverlappingFileLockException e) {
            // Held by another broker of this JVM: the same answer as for another process.
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
        channel.close();
        throw new EmbeddedStartException(
                "The broker's directory %s is in use by another running broker; stop that one or name another directory."
                        .formatted(directory));
    }

    Path path() {
        return path;
    }

    /** Formats the directory with a new cluster id, unless it has one. */
    void format(int nodeId, String controllerListener) {
        try {
            MetaPropertiesEnsemble meta = new MetaPropertiesEnsemble.Loader()
                    .addLogDirs(List.of(path.toString()))
                    .load();
            if (meta.clusterId().isPresent()) {
                return;
            }
            refuseForeignContent();
            new Formatter()
                    .setPrintStream(new PrintStream(OutputStream.nullOutputStream()))
                    .setClusterId(Uuid.randomUuid().toString())
                    .setNodeId(nodeId)
                    .setControllerListenerName(controllerListener)
                    .setMetadataLogDirectory(path.toString())
                    .addDirectory(path.toString())
                    .run();
        } catch (EmbeddedStartException e) {
            throw e;
        } catch (Exception e) {
            throw new EmbeddedStartException(
                    "The broker's directory %s cannot be formatted: %s".formatted(path, e.getMessage()), e);
        }
    }

    private void refuseForeignContent() throws IOException {
        try (Stream<Path> content = Files.list(path)) {
            content.filter(entry ->
                            !BEFORE_FORMATTED.contains(entry.getFileName().toString()))
                    .findFirst()
                    .ifPresent(entry -> {
                        throw new EmbeddedStartException(
                                "The broker's directory %s holds something else (%s); name an empty or a new directory."
                                        .formatted(path, entry.getFileName()));
                    });
        }
    }

    /** Lets another broker use the directory. */
    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException e) {
            throw new UncheckedIOException("The lock on " + path + " could not be released", e);
        }
    }
}
