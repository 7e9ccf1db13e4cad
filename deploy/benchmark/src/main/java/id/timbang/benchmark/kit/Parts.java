package id.timbang.benchmark.kit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The product's parts, each in a JVM of its own, and the directory they work in; both end with this. */
public final class Parts implements AutoCloseable {

    /** More options for a service's JVM, for example to record a profile. */
    private static final String MORE_OPTIONS = "TIMBANG_BENCHMARK_SERVICE_OPTIONS";

    /** A collector that stops the others for a short time, with all processors. */
    public static final String USES_ALL_PROCESSORS = "-XX:+UseParallelGC";

    /** A collector that takes the least memory for itself. */
    public static final String IS_SMALL = "-XX:+UseSerialGC";

    private final Path directory;
    private final List<Child> children = new ArrayList<>();
    private final Identity identity = new Identity();
    private boolean succeeded;

    public Parts() throws IOException {
        directory = Files.createTempDirectory("timbang-benchmark-");
    }

    public Path directory() {
        return directory;
    }

    public Identity identity() {
        return identity;
    }

    /** @param heap as {@code 512m} */
    public Child broker(String heap) {
        return start(
                "broker",
                List.of("-Xmx" + heap),
                BrokerMain.class,
                List.of(directory.resolve("log").toString()));
    }

    /**
     * An empty store.
     *
     * @param more options of its JVM
     */
    public Child store(String heap, String... more) {
        return storeNamed("store", heap, more);
    }

    /** One more beside it. */
    public Child storeNamed(String name, String heap, String... more) {
        List<String> options = new ArrayList<>(List.of("-Xmx" + heap));
        options.addAll(List.of(more));
        return start(name, options, StoreMain.class, List.of());
    }

    /**
     * A service that tells where it answers, and whose heap can be asked at a port.
     *
     * @param jvm further options of its JVM, of which the collector is one
     */
    public Child service(
            String name,
            String heap,
            List<String> jvm,
            int heapPort,
            Class<?> main,
            String bootstrapServers,
            String store,
            List<String> more) {
        List<String> options = new ArrayList<>(Heap.options(heapPort));
        options.addAll(List.of("-Xms" + heap, "-Xmx" + heap));
        options.addAll(jvm);
        String moreOptions = System.getenv(MORE_OPTIONS);
        if (moreOptions != null && !moreOptions.isBlank()) {
            options.addAll(Arrays.asList(moreOptions.strip().split("\\s+")));
        }
        List<String> arguments = new ArrayList<>(identity.settings());
        arguments.add("--server.port=0");
        arguments.add("--server.address=127.0.0.1");
        arguments.add("--spring.kafka.bootstrap-servers=" + bootstrapServers);
        arguments.add("--spring.mongodb.uri=" + store);
        arguments.addAll(more);
        return start(name, options, main, arguments);
    }

    public Child start(String name, List<String> options, Class<?> main, List<String> arguments) {
        Child child = Child.start(name, directory, options, main, arguments);
        children.add(child);
        return child;
    }

    /** Of those that run, and of this process. */
    public Processors processors() {
        Map<String, ProcessHandle> all = new LinkedHashMap<>(Map.of("driver", ProcessHandle.current()));
        children.stream().filter(child -> child.handle().isAlive()).forEach(child -> {
            if (all.put(child.name(), child.handle()) != null) {
                throw new IllegalStateException("two processes are called " + child.name());
            }
        });
        return new Processors(all);
    }

    public static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException none) {
            throw new UncheckedIOException(none);
        }
    }

    /** From now on nobody needs what the parts wrote; until then their output stays for whoever looks for a failure. */
    public void succeeded() {
        succeeded = true;
    }

    @Override
    public void close() throws IOException {
        children.forEach(Child::close);
        identity.close();
        try (Stream<Path> entries = Files.walk(directory)) {
            for (Path entry : entries.sorted(Comparator.reverseOrder()).toList()) {
                boolean output =
                        entry.getParent().equals(directory) && entry.toString().endsWith(".log");
                if (succeeded || !output && !entry.equals(directory)) {
                    Files.deleteIfExists(entry);
                }
            }
        }
    }
}
