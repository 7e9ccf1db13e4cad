package id.timbang.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The standalone in a process of its own, as {@code run.sh} starts it. */
final class Child implements AutoCloseable {

    private static final String READY = "Timbang is ready: ";
    private static final Duration START = Duration.ofSeconds(120);
    private static final Duration STOP = Duration.ofSeconds(15);

    private final Process process;
    private final StringBuffer output = new StringBuffer();
    private final CountDownLatch readyOrEnded = new CountDownLatch(1);
    private final int port;
    private @Nullable Path log;

    private Child(Process process, int port) {
        this.process = process;
        this.port = port;
        Thread reader = new Thread(this::read, "child-output");
        reader.setDaemon(true);
        reader.start();
    }

    /** Starts it with just these options, and does not wait. */
    static Child run(int port, List<String> options) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx768m",
                "-jar",
                System.getProperty("standalone.jar")));
        command.addAll(options);
        try {
            return new Child(
                    new ProcessBuilder(command).redirectErrorStream(true).start(), port);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** Starts it on a free port and waits until it says that it is ready. */
    static Child ready(Path data, String... options) throws InterruptedException {
        int port = freePort();
        List<String> all = new ArrayList<>(List.of("--data", data.toString(), "--port", Integer.toString(port)));
        all.addAll(List.of(options));
        Child child = run(port, all);
        child.log = data.resolve("logs").resolve("timbang.log");
        child.readyOrEnded.await(START.toSeconds(), TimeUnit.SECONDS);
        if (!child.output.toString().contains(READY)) {
            child.kill();
            throw new AssertionError("not ready within " + START + ":\n" + child.output);
        }
        return child;
    }

    private void read() {
        try (BufferedReader lines = process.inputReader()) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                output.append(line).append('\n');
                if (line.startsWith(READY)) {
                    readyOrEnded.countDown();
                }
            }
        } catch (IOException ended) {
            output.append(ended).append('\n');
        } finally {
            readyOrEnded.countDown();
        }
    }

    /** A machine with a manager's rights over every agency. */
    Client client() {
        return Client.machine(port, "operator", "operator-demo");
    }

    /** A machine that tells facts. */
    Client registry() {
        return Client.machine(port, "registry", "registry-demo");
    }

    Client stranger() {
        return Client.stranger(port);
    }

    /** One of the demonstration's people, logged in. */
    Client person(String name) throws IOException, InterruptedException {
        return Client.person(port, name, "timbang-demo");
    }

    String address() {
        return "http://localhost:" + port;
    }

    String output() {
        return output.toString();
    }

    /** As {@code kill -9}. */
    void kill() throws InterruptedException {
        process.destroyForcibly();
        assertThat(process.waitFor(STOP.toSeconds(), TimeUnit.SECONDS)).isTrue();
    }

    /** As Ctrl-C; gives the time it took. */
    Duration stop() throws InterruptedException {
        long asked = System.nanoTime();
        process.destroy();
        assertThat(process.waitFor(STOP.toSeconds(), TimeUnit.SECONDS))
                .as("stops within %s:\n%s", STOP, output)
                .isTrue();
        return Duration.ofNanos(System.nanoTime() - asked);
    }

    /** Waits until it ends by itself; gives its exit code. */
    int ended() throws InterruptedException {
        assertThat(process.waitFor(START.toSeconds(), TimeUnit.SECONDS)).isTrue();
        readyOrEnded.await();
        return process.exitValue();
    }

    static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException none) {
            throw new UncheckedIOException(none);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
        keepLog();
    }

    /** What it logged is looked through at the end of the build. */
    private void keepLog() {
        Path kept = log;
        if (kept == null || !Files.exists(kept)) {
            return;
        }
        try {
            Path logs = Files.createDirectories(Path.of("target", "logs"));
            Files.copy(kept, logs.resolve("standalone-" + UUID.randomUUID() + ".log"));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
