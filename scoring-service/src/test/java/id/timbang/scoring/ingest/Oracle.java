package id.timbang.scoring.ingest;

import id.timbang.contracts.AnswerSubmitted;
import id.timbang.contracts.Event;
import id.timbang.contracts.IndicatorChanged;
import id.timbang.contracts.IndicatorChanged.Polarity;
import id.timbang.contracts.ObservationRecorded;
import id.timbang.contracts.ObservationRetracted;
import id.timbang.contracts.ScorecardChanged.Item;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Slow and obvious: all scores from the plain list of everything that was told, by reading the list over and over. It
 * shares no code with the product beyond the catalogue.
 */
final class Oracle {

    private static final MathContext PRECISE = new MathContext(60);
    private static final ZoneId ZONE = ZoneId.of("Asia/Jakarta");

    private final List<Event> told;
    private final OracleReference reference;

    Oracle(List<Event> told) {
        this(told, ScoringRig.KNOWN);
    }

    /** @param known the directory's and the catalogue's events, in any order */
    Oracle(List<Event> told, List<Event> known) {
        this.told = told;
        this.reference = new OracleReference(known);
    }

    /** The score of everyone and every month with evidence, by {@code employee|month}; null where none counts. */
    Map<String, BigDecimal> scores() {
        Map<String, BigDecimal> scores = new LinkedHashMap<>();
        for (Row row : counting()) {
            scores.put(row.key(), score(row.key()));
        }
        return scores;
    }

    /** How many facts count for everyone and every month, by {@code employee|month}. */
    Map<String, Long> evidence() {
        Map<String, Long> evidence = new LinkedHashMap<>();
        counting().forEach(row -> evidence.merge(row.key(), 1L, Long::sum));
        return evidence;
    }

    /** How many of these are flagged. */
    Map<String, Long> flagged() {
        Map<String, Long> flagged = new LinkedHashMap<>();
        counting().forEach(row -> flagged.merge(row.key(), row.flagged() ? 1L : 0L, Long::sum));
        return flagged;
    }

    /** What was told again, and otherwise than the first time. */
    Set<ObservationRecorded> conflicts() {
        Set<ObservationRecorded> conflicts = new HashSet<>();
        for (Event event : told) {
            if (event instanceof ObservationRecorded recorded) {
                ObservationRecorded first = told.stream()
                        .filter(ObservationRecorded.class::isInstance)
                        .map(ObservationRecorded.class::cast)
                        .filter(other -> factOf(other).equals(factOf(recorded)))
                        .findFirst()
                        .orElseThrow();
                if (!said(first).equals(said(recorded))) {
                    conflicts.add(recorded);
                }
            }
        }
        return conflicts;
    }

    private static String said(ObservationRecorded recorded) {
        return recorded.indicator()
                + recorded.occurredAt()
                + plain(recorded.value())
                + plain(recorded.numerator())
                + plain(recorded.denominator())
                + recorded.reference()
                + recorded.attributes()
                + recorded.enteredBy();
    }

    private static String plain(BigDecimal number) {
        return number == null ? "-" : number.stripTrailingZeros().toPlainString();
    }

    private static String factOf(ObservationRecorded recorded) {
        return recorded.employeeId() + " " + recorded.source() + " " + recorded.id() + " " + recorded.correction();
    }

    private record Row(
            String id,
            String key,
            String indicator,
            Instant at,
            BigDecimal value,
            BigDecimal numerator,
            BigDecimal denominator,
            boolean flagged) {}

    private List<Row> counting() {
        List<Row> rows = new ArrayList<>();
        List<String> seen = new ArrayList<>();
        for (Event event : told) {
            Row row = row(event);
            if (row != null && !seen.contains(row.id())) {
                seen.add(row.id());
                if (!isRetracted(row)) {
                    rows.add(row);
                }
            }
        }
        return rows;
    }

    private boolean isRetracted(Row row) {
        return told.stream()
                .anyMatch(event -> event instanceof ObservationRetracted retracted
                        && row.id()
                                .equals(retracted.employeeId() + " " + retracted.source() + " " + retracted.id() + " "
                                        + retracted.correction()));
    }

    private static Row row(Event event) {
        if (event instanceof ObservationRecorded recorded) {
            String month = YearMonth.from(recorded.occurredAt().atZone(ZONE)).toString();
            return new Row(
                    factOf(recorded),
                    recorded.employeeId() + "|" + month,
                    recorded.indicator(),
                    recorded.occurredAt(),
                    recorded.value(),
                    recorded.numerator(),
                    recorded.denominator(),
                    recorded.flags() != null);
        }
        if (event instanceof AnswerSubmitted answer) {
            int sum = answer.elements().values().stream()
                    .mapToInt(Integer::intValue)
                    .sum();
            return new Row(
                    "answer " + answer.answerId(),
                    answer.employeeId() + "|" + YearMonth.from(answer.day()),
                    answer.indicator(),
                    Instant.EPOCH,
                    null,
                    new BigDecimal(25 * sum),
                    new BigDecimal(answer.elements().size()),
                    false);
        }
        return null;
    }

    /** Which part of a target falls to the days present, as numerator and denominator. */
    private int[] present(Item item, String employee, YearMonth month) {
        return item.indicator().equals("documents") || item.indicator().equals("fees")
                ? reference.present(employee, month)
                : new int[] {1, 1};
    }

    private BigDecimal score(String key) {
        String employee = key.substring(0, key.indexOf('|'));
        YearMonth month = YearMonth.parse(key.substring(key.indexOf('|') + 1));
        BigDecimal weighted = BigDecimal.ZERO;
        BigDecimal weights = BigDecimal.ZERO;
        for (Item item : reference.items(employee, month)) {
            List<Row> rows = counting().stream()
                    .filter(row -> row.key().equals(key) && row.indicator().equals(item.indicator()))
                    .toList();
            IndicatorChanged indicator = reference.indicator(item.indicator());
            int[] present = present(item, employee, month);
            boolean enough = rows.size() >= (item.minimumEvidence() == null ? 1 : item.minimumEvidence());
            if (indicator != null && enough && present[0] > 0) {
                BigDecimal achievement = achievement(item, indicator.polarity(), actual(indicator, rows), present);
                weighted = weighted.add(item.weight().multiply(achievement.min(new BigDecimal(120))));
                weights = weights.add(item.weight());
            }
        }
        return weights.signum() == 0 ? null : weighted.divide(weights, PRECISE).setScale(2, RoundingMode.HALF_UP);
    }

    private static BigDecimal actual(IndicatorChanged indicator, List<Row> rows) {
        BigDecimal n = new BigDecimal(rows.size());
        BigDecimal sum =
                sum(rows.stream().map(Row::value).filter(Objects::nonNull).toList());
        return switch (indicator.code()) {
            case "documents" -> n;
            case "hours" -> sum.divide(n, PRECISE);
            case "fees" -> sum;
            case "level" -> latest(rows);
            case "on-time" ->
                new BigDecimal(rows.stream()
                                .filter(row -> row.value().compareTo(indicator.threshold()) <= 0)
                                .count())
                        .multiply(new BigDecimal(100))
                        .divide(n, PRECISE);
            case "errors" ->
                sum(rows.stream().map(Row::numerator).toList())
                        .multiply(new BigDecimal(100))
                        .divide(sum(rows.stream().map(Row::denominator).toList()), PRECISE);
            case "satisfaction" ->
                sum(rows.stream().map(Row::numerator).toList())
                        .divide(sum(rows.stream().map(Row::denominator).toList()), PRECISE);
            default -> throw new IllegalArgumentException(indicator.code());
        };
    }

    private static BigDecimal latest(List<Row> rows) {
        Row latest = rows.get(0);
        for (Row row : rows) {
            boolean isLater = row.at().isAfter(latest.at());
            boolean isLarger = row.at().equals(latest.at()) && row.value().compareTo(latest.value()) > 0;
            latest = isLater || isLarger ? row : latest;
        }
        return latest.value();
    }

    private static BigDecimal achievement(Item item, Polarity polarity, BigDecimal actual, int[] present) {
        BigDecimal target = item.target();
        if (item.targetRange() != null) {
            if (actual.compareTo(item.targetRange().from()) < 0) {
                target = item.targetRange().from();
            } else if (actual.compareTo(item.targetRange().to()) > 0) {
                target = item.targetRange().to();
            } else {
                return new BigDecimal(100);
            }
        }
        BigDecimal share = actual.multiply(new BigDecimal(present[1]))
                .divide(target.multiply(new BigDecimal(present[0])), PRECISE);
        BigDecimal percent = polarity == Polarity.HIGHER
                ? share.multiply(new BigDecimal(100))
                : new BigDecimal(2).subtract(share).multiply(new BigDecimal(100));
        return percent.signum() < 0 ? BigDecimal.ZERO : percent;
    }

    private static BigDecimal sum(List<BigDecimal> numbers) {
        return numbers.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
