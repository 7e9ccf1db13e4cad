package id.timbang.benchmark.kit;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Figures in the order in which they were measured. */
public record Series(List<Double> values) {

    public Series {
        values = List.copyOf(values);
    }

    public double median() {
        double[] sorted = sorted();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    public double min() {
        return sorted()[0];
    }

    public double max() {
        return sorted()[values.size() - 1];
    }

    private double[] sorted() {
        double[] sorted = values.stream().mapToDouble(Double::doubleValue).toArray();
        Arrays.sort(sorted);
        return sorted;
    }

    /** The mean of the last quarter by the mean of the first: about 1 where nothing grows. */
    public double lastQuarterByFirst() {
        int quarter = Math.max(1, values.size() / 4);
        return mean(values.subList(values.size() - quarter, values.size())) / mean(values.subList(0, quarter));
    }

    private static double mean(List<Double> some) {
        return some.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
    }

    /** This by another one, measurement by measurement. */
    public Series by(Series other) {
        Double[] quotients = new Double[values.size()];
        Arrays.setAll(quotients, place -> values.get(place) / other.values.get(place));
        return new Series(List.of(quotients));
    }

    public String text(String format) {
        return values.stream().map(format::formatted).collect(Collectors.joining(" "));
    }
}
