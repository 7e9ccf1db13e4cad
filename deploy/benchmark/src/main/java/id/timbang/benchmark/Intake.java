package id.timbang.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** Broker, store and indicator service, each in a JVM of its own. */
final class Intake implements AutoCloseable {

    /** More options for the service's JVM, for example to record a profile. */
    private static final String MORE_OPTIONS = "TIMBANG_BENCHMARK_SERVICE_OPTIONS";

    private final Path directory;
    private final List<Child> children = new ArrayList<>();
    private final Identity identity = new Identity();
    private final String bootstrapServers;
    private final String address;
    private final int heapPort = freePort();

    Intake() throws IOException, InterruptedException {
        directory = Files.createTempDirectory("timbang-benchmark-");
        try {
            Child broker = start(
                    "broker",
                    List.of("-Xmx512m"),
                    BrokerMain.class,
                    List.of(directory.resolve("log").toString()));
            Child store = start("store", List.of("-Xmx256m"), StoreMain.class, List.of());
            bootstrapServers = broker.awaitReady();
            List<String> arguments = new ArrayList<>(identity.settings());
            arguments.add("--server.port=0");
            arguments.add("--server.address=127.0.0.1");
            arguments.add("--spring.kafka.bootstrap-servers=" + bootstrapServers);
            arguments.add("--spring.mongodb.uri=" + store.awaitReady());
            arguments.add("--timbang.facts.directory=" + directory.resolve("facts"));
            arguments.add("--timbang.person-key=" + UUID.randomUUID());
            address = start("service", serviceOptions(), ServiceMain.class, arguments)
                    .awaitReady();
        } catch (RuntimeException | InterruptedException failed) {
            end();
            throw failed;
        }
    }

    private List<String> serviceOptions() {
        List<String> options = new ArrayList<>(Heap.options(heapPort));
        options.add("-Xmx256m");
        options.add("-XX:+UseSerialGC");
        String more = System.getenv(MORE_OPTIONS);
        if (more != null && !more.isBlank()) {
            options.addAll(Arrays.asList(more.strip().split("\\s+")));
        }
        return options;
    }

    private Child start(String name, List<String> options, Class<?> main, List<String> arguments) {
        Child child = Child.start(name, directory, options, main, arguments);
        children.add(child);
        return child;
    }

    String bootstrapServers() {
        return bootstrapServers;
    }

    Service service() {
        return new Service(address, identity);
    }

    /** All that work while facts come in, this process included. */
    Processors processors() {
        List<ProcessHandle> all = new ArrayList<>(List.of(ProcessHandle.current()));
        children.forEach(child -> all.add(child.handle()));
        return new Processors(all);
    }

    Heap heap() throws IOException {
        return new Heap(heapPort);
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException none) {
            throw new UncheckedIOException(none);
        }
    }

    private void end() {
        children.forEach(Child::close);
        identity.close();
    }

    @Override
    public void close() throws IOException {
        end();
        try (Stream<Path> entries = Files.walk(directory)) {
            for (Path entry : entries.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(entry);
            }
        }
    }
}
