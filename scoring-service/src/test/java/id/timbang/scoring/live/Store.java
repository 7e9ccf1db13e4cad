package id.timbang.scoring.live;

import id.timbang.contracts.Period;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Where pages read scores from, with something happening just before or just after a reading. */
final class Store implements LiveSource {

    static final Period MONTH = Period.parse("2026-06");

    private final Map<String, Long> versions = new TreeMap<>();
    Runnable beforeReading = () -> {};
    Runnable afterReading = () -> {};

    synchronized void put(String employee, long version) {
        versions.put(employee, version);
    }

    @Override
    public List<LiveScore> now(Period month, Collection<String> employees) {
        beforeReading.run();
        List<LiveScore> read = read(month, employees);
        afterReading.run();
        return read;
    }

    private synchronized List<LiveScore> read(Period month, Collection<String> employees) {
        return employees.stream()
                .filter(versions::containsKey)
                .map(employee -> new LiveScore(employee, month, "clerk", versions.get(employee), json(employee)))
                .toList();
    }

    /** What a page of these employees has to show. */
    synchronized Map<String, String> scores(Predicate<String> shown) {
        return versions.keySet().stream().filter(shown).collect(Collectors.toMap(employee -> employee, this::json));
    }

    private String json(String employee) {
        return "{\"employeeId\":\"" + employee + "\",\"version\":" + versions.get(employee) + "}";
    }
}
