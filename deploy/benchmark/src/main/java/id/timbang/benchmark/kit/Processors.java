package id.timbang.benchmark.kit;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** The processor time that a load takes, by process: it can be told also where others use the machine. */
public final class Processors {

    private final Map<String, ProcessHandle> processes;

    public Processors(Map<String, ProcessHandle> processes) {
        this.processes = new LinkedHashMap<>(processes);
    }

    /** Takes what was measured. */
    @FunctionalInterface
    public interface Sink {
        void measured(double aSecond, Map<String, Duration> cpu, int facts);
    }

    /** Runs a load of so many facts. */
    public void time(Sink sink, int facts, Load load) throws InterruptedException {
        Map<String, Duration> before = used();
        double aSecond = load.run();
        Map<String, Duration> cpu = used();
        cpu.replaceAll((name, after) -> after.minus(before.get(name)));
        sink.measured(aSecond, cpu, facts);
    }

    private Map<String, Duration> used() {
        Map<String, Duration> used = new LinkedHashMap<>();
        processes.forEach((name, process) ->
                used.put(name, process.info().totalCpuDuration().orElse(Duration.ZERO)));
        return used;
    }
}
