package id.timbang.benchmark.kit;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A part of the product in a JVM of its own, with this one's class path; it ends with this one. */
public final class Child implements AutoCloseable {

    /** What a child tells this process, it says in a line that begins with this; the first when it is ready. */
    public static final String READY = "ready ";

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final String name;
    private final Path log;
    private final Process process;
    /** Empty when it has ended. */
    private final BlockingQueue<Optional<String>> told = new LinkedBlockingQueue<>();

    private Child(String name, Path log, Process process) {
        this.name = name;
        this.log = log;
        this.process = process;
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        Thread reader = new Thread(this::read, name + "-output");
        reader.setDaemon(true);
        reader.start();
    }

    /** @param directory where its output is kept */
    public static Child start(
            String name, Path directory, List<String> jvmOptions, Class<?> main, List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(jvmOptions);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(arguments);
        try {
            Path log = Files.createTempFile(directory, name + "-", ".log");
            return new Child(
                    name,
                    log,
                    new ProcessBuilder(command).redirectErrorStream(true).start());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private void read() {
        try (BufferedReader lines = process.inputReader();
                PrintWriter kept = new PrintWriter(Files.newBufferedWriter(log), true)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                kept.println(line);
                if (line.startsWith(READY)) {
                    told.add(Optional.of(line.substring(READY.length())));
                }
            }
        } catch (IOException ended) {
            // Its output ends with it; whoever waits for more is told so.
            told.add(Optional.empty());
        } finally {
            told.add(Optional.empty());
        }
    }

    /** What the child says about where it can be reached, once it can be. */
    public String awaitReady() throws InterruptedException {
        return await(PATIENCE);
    }

    /** The next that the child tells. */
    public String await(Duration patience) throws InterruptedException {
        Optional<String> next = told.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
        if (next == null) {
            throw new IllegalStateException(name + " told nothing within " + patience + "; see " + log);
        }
        return next.orElseThrow(() -> new IllegalStateException(name + " has ended; see " + log));
    }

    public String name() {
        return name;
    }

    public ProcessHandle handle() {
        return process.toHandle();
    }

    /** Stops its threads where they are. */
    public void pause() throws InterruptedException {
        signal("STOP");
    }

    /** Lets it go on. */
    public void resume() throws InterruptedException {
        signal("CONT");
    }

    private void signal(String signal) throws InterruptedException {
        try {
            int code = new ProcessBuilder("kill", "-" + signal, String.valueOf(process.pid()))
                    .start()
                    .waitFor();
            if (code != 0) {
                throw new IllegalStateException("kill -%s of %s: %d".formatted(signal, name, code));
            }
        } catch (IOException failed) {
            throw new UncheckedIOException("kill -%s of %s".formatted(signal, name), failed);
        }
    }

    /** Ends it as an operator would, and waits until it has left its consumer groups. */
    public void stop() {
        process.destroy();
        process.onExit()
                .completeOnTimeout(process, PATIENCE.toSeconds(), TimeUnit.SECONDS)
                .join()
                .destroyForcibly();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
