package id.timbang.benchmark;

import java.time.Duration;
import java.util.List;

/** The processor time that a load takes, over all processes together: it is told also where others use the machine. */
final class Processors {

    private final List<ProcessHandle> processes;

    Processors(List<ProcessHandle> processes) {
        this.processes = List.copyOf(processes);
    }

    /** Takes what was measured. */
    @FunctionalInterface
    interface Sink {
        void measured(double aSecond, Duration cpu, int facts);
    }

    /** Runs a load of so many facts. */
    void time(Sink sink, int facts, Load load) throws InterruptedException {
        Duration before = used();
        double aSecond = load.run();
        sink.measured(aSecond, used().minus(before), facts);
    }

    private Duration used() {
        return processes.stream()
                .map(process -> process.info().totalCpuDuration().orElse(Duration.ZERO))
                .reduce(Duration.ZERO, Duration::plus);
    }
}
