package id.timbang.embedded;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** A broker in a JVM of its own, which can be killed. */
record BrokerChild(Process process, String bootstrapServers) implements AutoCloseable {

    /** What the child JVM runs: a broker on the given directory until the process is killed. */
    public static void main(String[] args) throws InterruptedException {
        EmbeddedBroker broker = EmbeddedBroker.start(Path.of(args[0]));
        System.out.println(broker.bootstrapServers());
        new CountDownLatch(1).await();
    }

    /** Returns when the broker is ready. */
    static BrokerChild start(Path directory) throws IOException {
        Process process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Xmx256m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        BrokerChild.class.getName(),
                        directory.toString()))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        return new BrokerChild(
                process,
                out.lines()
                        .filter(line -> line.startsWith(Ports.HOST))
                        .findFirst()
                        .orElseThrow(() -> new IllegalStateException("the child's broker did not start")));
    }

    /** Kills without a warning, as {@code kill -9} does. */
    void kill() {
        process.destroyForcibly().onExit().join();
    }

    @Override
    public void close() {
        kill();
    }
}
