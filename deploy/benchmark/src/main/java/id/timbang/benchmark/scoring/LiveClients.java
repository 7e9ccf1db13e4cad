package id.timbang.benchmark.scoring;

import id.timbang.benchmark.kit.Api;
import id.timbang.benchmark.kit.Deadline;
import id.timbang.benchmark.kit.Report;
import id.timbang.benchmark.kit.Series;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.HdrHistogram.Histogram;

/** Many open pages on one instance, each of an office: that all are kept alive, and how soon a change reaches them all. */
final class LiveClients implements Step {

    private static final int EMPLOYEES = 1_000;
    private static final int OFFICES = 20;
    /** No account has more pages than a service lets it have. */
    private static final int PER_ACCOUNT = 40;

    private static final int CHANGES = 5;
    private static final int PAUSE_MILLIS = 20;
    private static final int DIGITS = 3;
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration HEARTBEAT = Duration.ofSeconds(40);
    private static final Duration CHANGE = Duration.ofSeconds(20);

    @Override
    public void measure(ScoringPlan plan, Report report, Consumer<String> progress)
            throws IOException, InterruptedException, ExecutionException {
        try (World world = World.filled(new Backlog(0, EMPLOYEES, 1, false), OFFICES);
                Scoring scoring = world.scoring()) {
            LiveFacts facts = new LiveFacts(UUID.randomUUID().toString(), EMPLOYEES, Instant.now());
            world.log().publish(IntStream.range(0, EMPLOYEES).mapToObj(facts::fact));
            scoring.awaitApplied(PATIENCE);
            scoring.awaitCommitted(PATIENCE);
            long began = System.nanoTime();
            List<OpenPage> pages = open(plan.clients(), scoring, facts);
            int opened = await(pages, OpenPage::isComplete, PATIENCE);
            double seconds = (System.nanoTime() - began) / 1e9;
            progress.accept("%,d pages open after %.1f s".formatted(opened, seconds));
            int beaten = await(pages, OpenPage::isBeaten, HEARTBEAT);
            progress.accept("%,d got a heartbeat".formatted(beaten));
            Histogram times = new Histogram(PATIENCE.toNanos(), DIGITS);
            List<Double> all = new ArrayList<>();
            int reached = pages.size();
            for (int change = 0; change < CHANGES; change++) {
                reached = Math.min(reached, change(world, facts, EMPLOYEES * (change + 1), pages, times));
                all.add(pages.stream().mapToLong(OpenPage::told).max().orElseThrow() / 1e6);
            }
            report.note("%,d pages open on one instance, each of one of %d offices:".formatted(pages.size(), OFFICES));
            report.add("  complete", "%,d".formatted(opened), "", "%,d".formatted(pages.size()));
            report.add("    after, s", "%.1f".formatted(seconds), "", "");
            report.add("  with a heartbeat within 40 s", "%,d".formatted(beaten), "", "%,d".formatted(pages.size()));
            report.add(
                    "  told of each of %d changes".formatted(CHANGES),
                    "%,d".formatted(reached),
                    "",
                    "%,d".formatted(pages.size()));
            report.add("  a change on a page, p50, ms", "%.0f".formatted(times.getValueAtPercentile(50) / 1e6), "", "");
            report.add("                      p99, ms", "%.0f".formatted(times.getValueAtPercentile(99) / 1e6), "", "");
            report.median("  on all pages, ms", new Series(all), "%.0f");
            progress.accept("told of changes: %,d, p50 %.0f ms, p99 %.0f ms"
                    .formatted(reached, times.getValueAtPercentile(50) / 1e6, times.getValueAtPercentile(99) / 1e6));
            world.succeeded();
        }
    }

    private static List<OpenPage> open(int count, Scoring scoring, LiveFacts facts) {
        List<OpenPage> pages = new ArrayList<>();
        Api api = scoring.api();
        for (int number = 0; number < count; number++) {
            if (number % PER_ACCOUNT == 0) {
                api = scoring.api("operator-" + number / PER_ACCOUNT);
            }
            OpenPage page = new OpenPage(number % OFFICES);
            api.follow(
                    "/api/scores/stream?period=" + facts.month() + "&office=" + Catalogue.officeId(page.office()),
                    page::line);
            pages.add(page);
        }
        return pages;
    }

    /** Changes the score of one employee of each office; gives how many pages were told. */
    private static int change(World world, LiveFacts facts, int from, List<OpenPage> pages, Histogram times)
            throws InterruptedException {
        // The first facts from there on are of different employees; one of each office is taken.
        List<Integer> numbers = IntStream.range(0, OFFICES)
                .mapToObj(office -> IntStream.range(from, from + EMPLOYEES)
                        .filter(number -> world.catalogue().office(facts.employee(number)) == office)
                        .findFirst()
                        .orElseThrow())
                .toList();
        long began = System.nanoTime();
        pages.forEach(page -> page.expect(Backlog.employeeId(facts.employee(numbers.get(page.office()))), began));
        world.log().publish(numbers.stream().map(facts::fact));
        int reached = await(pages, OpenPage::isTold, CHANGE);
        pages.stream().filter(OpenPage::isTold).forEach(page -> times.recordValue(page.told()));
        return reached;
    }

    private static int await(List<OpenPage> pages, Predicate<OpenPage> wanted, Duration patience)
            throws InterruptedException {
        Deadline deadline = Deadline.in(patience);
        while (!pages.stream().allMatch(wanted) && !deadline.isOver()) {
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
        }
        return (int) pages.stream().filter(wanted).count();
    }
}
