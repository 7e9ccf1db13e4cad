package id.timbang.standalone.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;

/**
 * Loads the invented agency into an empty system, once. A mark in the data directory tells that it was begun, so that
 * a load cut short is repeated; the same ids come again, and count once.
 */
public final class Demonstration {

    private static final int BATCH = 1_000;
    private static final long PATIENCE_SECONDS = 120;
    private static final String BEGUN = "begun";
    private static final String LOADED = "loaded";

    private final FrontDoorClient operator;
    private final FrontDoorClient registry;
    private final Path mark;
    private final Clock clock;
    private final ZoneId zone;
    private final Consumer<String> progress;
    private final Agency agency = Agency.read();

    /**
     * @param address  of the front door: scheme, host and port
     * @param mark     the file that tells whether the demonstration is here
     * @param progress is told each step
     */
    public Demonstration(String address, Path mark, Clock clock, ZoneId zone, Consumer<String> progress) {
        this.operator = new FrontDoorClient(address, "operator", "operator-demo", clock);
        this.registry = new FrontDoorClient(address, "registry", "registry-demo", clock);
        this.mark = mark;
        this.clock = clock;
        this.zone = zone;
        this.progress = progress;
    }

    /**
     * Loads what is not there yet.
     *
     * @return whether this system is the demonstration; a directory of real employees is left alone
     */
    public boolean load() throws DemonstrationException {
        String found = marked();
        if (found.equals(LOADED)) {
            return true;
        }
        if (found.isEmpty()
                && operator.get("/api/employees?size=1").path("total").asLong() > 0) {
            progress.accept("no demonstration: there are employees already");
            return false;
        }
        mark(BEGUN);
        loadAll();
        mark(LOADED);
        return true;
    }

    /** What goes on while one looks; to be started once the demonstration is loaded. */
    public Trickle trickle() {
        return new Trickle(operator, registry, agency.people(), clock, zone);
    }

    private void loadAll() throws DemonstrationException {
        Instant now = clock.instant();
        History history = History.of(agency, zone, now);
        progress.accept("loading the demonstration: 3 offices, 60 employees, "
                + history.observations().size() + " observations from " + history.from() + " to today");
        putEach("offices");
        operator.postCsv(
                "/api/employees/imports", agency.employees(history.from().atDay(1)));
        for (Leave leave : history.leaves()) {
            operator.put(leave.path(), leave);
        }
        putEach("indicators");
        putEach("scorecards");
        putEach("surveys");
        for (List<Observation> batch : batches(history.observations())) {
            registry.post("/api/observations", batch);
        }
        for (Map.Entry<String, List<Answer>> survey : history.answersBySurvey().entrySet()) {
            for (List<Answer> batch : batches(survey.getValue())) {
                operator.post("/api/surveys/" + survey.getKey() + "/answers", batch);
            }
        }
        progress.accept("the demonstration is in the log; counting");
        awaitCounted(history);
    }

    private void putEach(String kind) throws DemonstrationException {
        for (Map.Entry<String, JsonNode> each : agency.catalogue().path(kind).properties()) {
            operator.put("/api/" + kind + "/" + each.getKey(), each.getValue());
        }
    }

    /** Waits until the scores rest on every fact that was told. */
    private void awaitCounted(History history) throws DemonstrationException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        long counted = counted(history.months());
        while (counted < history.size()) {
            if (System.nanoTime() > deadline) {
                throw new DemonstrationException("of " + history.size() + " facts told, only " + counted
                        + " were counted within " + PATIENCE_SECONDS + " s");
            }
            try {
                TimeUnit.MILLISECONDS.sleep(200);
            } catch (InterruptedException stopping) {
                Thread.currentThread().interrupt();
                throw new DemonstrationException("Stopped while counting", stopping);
            }
            counted = counted(history.months());
        }
    }

    private long counted(List<YearMonth> months) throws DemonstrationException {
        long evidence = 0;
        for (YearMonth month : months) {
            for (JsonNode score :
                    operator.get("/api/scores?size=500&period=" + month).path("items")) {
                for (JsonNode item : score.path("items")) {
                    evidence += item.path("evidence").asLong();
                }
            }
        }
        return evidence;
    }

    private static <T> List<List<T>> batches(List<T> all) {
        return java.util.stream.IntStream.iterate(0, from -> from < all.size(), from -> from + BATCH)
                .mapToObj(from -> all.subList(from, Math.min(all.size(), from + BATCH)))
                .toList();
    }

    private String marked() throws DemonstrationException {
        try {
            return Files.exists(mark) ? Files.readString(mark).strip() : "";
        } catch (IOException unreadable) {
            throw new DemonstrationException("the mark " + mark + " cannot be read", unreadable);
        }
    }

    private void mark(String state) throws DemonstrationException {
        try {
            Files.writeString(mark, state + "\n");
        } catch (IOException unwritable) {
            throw new DemonstrationException("the mark " + mark + " cannot be written", unwritable);
        }
    }
}
