package id.timbang.benchmark.scoring;

import id.timbang.benchmark.kit.Api;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Whether the service's scores are what they must be; a benchmark of wrong answers is none. */
final class Check {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();
    private static final int DECIMALS = 2;
    private static final BigDecimal LAST_DIGIT = BigDecimal.valueOf(1, DECIMALS);
    private static final int PAGE = 500;
    private static final int LISTS_OF_EVIDENCE = 3;

    private final Backlog backlog;
    private final Catalogue catalogue;
    private final Expected expected;
    private int otherwise;

    Check(Backlog backlog, Catalogue catalogue, Expected expected) {
        this.backlog = backlog;
        this.catalogue = catalogue;
        this.expected = expected;
    }

    /**
     * What was compared.
     *
     * @param scores    how many; all but the next are as they must be, to the last digit
     * @param otherwise of these, how many lie exactly in the middle of two figures and were rounded to the lower
     */
    record Compared(int scores, int otherwise) {}

    /**
     * Compares every score of every month, and for some employees how long the list of their evidence is.
     *
     * @throws IllegalStateException where one is another, or evidence is missing or too much
     */
    Compared all(Api scores) throws IOException, InterruptedException {
        long evidence = 0;
        int compared = 0;
        for (int month = 0; month < backlog.months(); month++) {
            int seen = 0;
            for (int page = 0; page * PAGE < backlog.employees(); page++) {
                for (JsonNode score : page(scores, Backlog.calendarMonth(month), page)) {
                    evidence += compare(score, month);
                    seen++;
                }
            }
            compared += seen;
        }
        same("all evidence", expected.counting(), evidence);
        same("scores", expected.standings(), compared);
        for (int number = 0; number < LISTS_OF_EVIDENCE; number++) {
            int employee = backlog.employees() / LISTS_OF_EVIDENCE * number;
            same("evidence listed", expected.lines(employee, 0), listed(scores, employee));
        }
        return new Compared(compared, otherwise);
    }

    /** How many scores there are, of every month. */
    static long standings(Api scores, Backlog backlog) throws IOException, InterruptedException {
        long total = 0;
        for (int month = 0; month < backlog.months(); month++) {
            total += json(scores, "/api/scores?size=1&period=" + Backlog.calendarMonth(month))
                    .path("total")
                    .asLong();
        }
        return total;
    }

    private static JsonNode page(Api scores, YearMonth month, int page) throws IOException, InterruptedException {
        return json(scores, "/api/scores?period=" + month + "&page=" + page + "&size=" + PAGE)
                .path("items");
    }

    private static long listed(Api scores, int employee) throws IOException, InterruptedException {
        return json(
                        scores,
                        "/api/scores/" + Backlog.employeeId(employee) + "/evidence?size=1&period="
                                + Backlog.FIRST_MONTH)
                .path("total")
                .asLong();
    }

    private static JsonNode json(Api scores, String path) throws IOException, InterruptedException {
        return JSON.readTree(Api.expect(scores.get(path)).body());
    }

    /** Gives how many facts the score rests on. */
    private long compare(JsonNode score, int month) {
        String employeeId = score.path("employeeId").asString();
        Expected.Score wanted = expected.score(Integer.parseInt(employeeId.substring(2)), month, catalogue.targets());
        List<Long> evidence = Catalogue.CODES.stream()
                .map(code -> evidence(score.path("items"), code))
                .toList();
        String what = employeeId + " in " + Backlog.calendarMonth(month);
        same(what + ", evidence", wanted.evidence(), evidence);
        compare(what + ", score", wanted.score(), decimal(score.path("score")));
        return evidence.stream().mapToLong(Long::longValue).sum();
    }

    private void compare(String what, @Nullable Fraction wanted, @Nullable BigDecimal found) {
        BigDecimal rounded = wanted == null ? null : wanted.rounded(DECIMALS);
        if (wanted != null && found != null && wanted.isBetween(DECIMALS) && !found.equals(rounded)) {
            otherwise++;
            same(what + " in the middle, rounded down", rounded, found.add(LAST_DIGIT));
        } else {
            same(what, rounded, found);
        }
    }

    private static long evidence(JsonNode items, String code) {
        for (JsonNode item : items) {
            if (item.path("indicator").asString().equals(code)) {
                return item.path("evidence").asLong();
            }
        }
        throw new IllegalStateException("no item " + code + " in " + items);
    }

    private static @Nullable BigDecimal decimal(JsonNode figure) {
        return figure.isNumber() ? figure.decimalValue().setScale(DECIMALS) : null;
    }

    static void same(String what, @Nullable Object wanted, @Nullable Object found) {
        if (wanted == null ? found != null : !wanted.equals(found)) {
            throw new IllegalStateException(what + ": " + found + ", and must be " + wanted);
        }
    }
}
