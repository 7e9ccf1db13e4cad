package id.timbang.benchmark.kit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What one way of doing the same work took, round by round: how many a second, and processor time by process. */
public final class Cost {

    private final List<Double> rates = new ArrayList<>();
    private final List<Double> costs = new ArrayList<>();
    private final Map<String, List<Double>> byProcess = new LinkedHashMap<>();

    /** Takes a round's; fits {@link Processors#time}. */
    public void measured(double aSecond, Map<String, Duration> cpu, int pieces) {
        rates.add(aSecond);
        double all = 0;
        for (Map.Entry<String, Duration> process : cpu.entrySet()) {
            double each = process.getValue().toNanos() / 1e3 / pieces;
            byProcess
                    .computeIfAbsent(process.getKey(), name -> new ArrayList<>())
                    .add(each);
            all += each;
        }
        costs.add(all);
    }

    public int rounds() {
        return rates.size();
    }

    public double lastRate() {
        return rates.get(rates.size() - 1);
    }

    public double lastCost() {
        return costs.get(costs.size() - 1);
    }

    /** Pieces a second. */
    public Series rate() {
        return new Series(rates);
    }

    /** Microseconds of processor time of a piece, of all processes. */
    public Series cost() {
        return new Series(costs);
    }

    /** The same, of each process. */
    public Map<String, Series> byProcess() {
        Map<String, Series> series = new LinkedHashMap<>();
        byProcess.forEach((process, values) -> series.put(process, new Series(values)));
        return series;
    }
}
