package id.timbang.standalone;

import id.timbang.standalone.demo.Demonstration;
import id.timbang.standalone.demo.DemonstrationException;
import java.io.PrintStream;
import java.time.Clock;
import java.util.List;

/** Starts everything in one process, says when it is ready, and stops it in order. */
public final class Standalone {

    private static final int FAILED = 1;
    private static final int WRONG_USE = 2;

    private Standalone() {}

    public static void main(String[] arguments) {
        int status = run(List.of(arguments), System.out, System.err);
        // Also ends threads of parts that did not start whole; what runs is closed by the shutdown hook.
        System.exit(status);
    }

    private static int run(List<String> arguments, PrintStream out, PrintStream err) {
        Options options;
        try {
            options = Options.parse(arguments);
        } catch (UsageException wrong) {
            err.println(wrong.getMessage() + " See --help.");
            return WRONG_USE;
        }
        if (options.help()) {
            out.println(Options.HELP);
            return 0;
        }
        Progress progress = new Progress(out);
        Teardown teardown = new Teardown();
        try {
            FrontDoor.requireFree(options.port());
            DataDirectory data = teardown.add("data directory", DataDirectory.open(options.data()));
            LogFile.use(data.logFile());
            closeAtExit(teardown, progress);
            progress.line("Timbang starts. Data: " + data.path() + ", log: " + data.logFile());
            Running running = Running.start(options, data, teardown, progress);
            if (options.demo()) {
                demonstrate(running, options, data, teardown, progress);
            }
            progress.line("Timbang is ready: " + running.address() + "/");
            return watch(running, teardown, err);
        } catch (StartFailure failed) {
            err.println(failed.getMessage());
            teardown.close();
            return FAILED;
        } catch (InterruptedException stopping) {
            return 0;
        }
    }

    private static void demonstrate(
            Running running, Options options, DataDirectory data, Teardown teardown, Progress progress) {
        Demonstration demonstration = new Demonstration(
                running.address(), data.demonstrationMark(), Clock.systemUTC(), options.zone(), progress::step);
        try {
            if (demonstration.load()) {
                teardown.add("demonstration", demonstration.trickle().start());
            }
        } catch (DemonstrationException failed) {
            // The system is whole without it; the next start tries again.
            progress.step("the demonstration could not be loaded: " + failed.getMessage());
        }
    }

    /** Stays until the system is stopped, or cannot go on. */
    private static int watch(Running running, Teardown teardown, PrintStream err) throws InterruptedException {
        while (!teardown.awaitClosed(1)) {
            if (running.failure().isPresent()) {
                err.println("The event log gave up: " + running.failure().get()
                        + ". Nothing acknowledged is lost; start again when its cause is mended.");
                return FAILED;
            }
        }
        return 0;
    }

    private static void closeAtExit(Teardown teardown, Progress progress) {
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            teardown.close();
                            progress.step("stopped");
                        },
                        "stop"));
    }
}
