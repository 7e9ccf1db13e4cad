package id.timbang.scoring.period;

import id.timbang.scoring.attribution.CountedMonths;
import id.timbang.scoring.tally.Fact;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * From the list of facts, day by day, with nothing in common with the code but the formulae's text.
 *
 * @param documents how many documents are asked for in a month
 * @param from      first day of the only absence
 */
record SlowOracle(CountedMonths counted, int documents, LocalDate from, LocalDate to) {

    private static final MathContext PRECISE = new MathContext(60);

    BigDecimal score(List<Fact> facts) {
        Map<String, BigDecimal> achievements = new HashMap<>();
        List<Fact> done = of("documents", facts);
        BigDecimal shares = BigDecimal.ZERO;
        for (int i = 0; i < counted.counted(); i++) {
            YearMonth month = counted.period().first().plusMonths(i);
            shares = shares.add(present(month));
        }
        if (!done.isEmpty() && shares.signum() > 0) {
            achievements.put(
                    "documents",
                    BigDecimal.valueOf(100L * done.size()).divide(shares.multiply(new BigDecimal(documents)), PRECISE));
        }
        List<Fact> hours = of("hours", facts);
        if (hours.size() >= 2) {
            BigDecimal sum = hours.stream().map(Fact::value).reduce(BigDecimal.ZERO, BigDecimal::add);
            BigDecimal mean = sum.divide(BigDecimal.valueOf(hours.size()), PRECISE);
            achievements.put("hours", lower(mean, 20));
        }
        List<Fact> errors = of("errors", facts);
        if (!errors.isEmpty()) {
            BigDecimal wrong = errors.stream().map(Fact::numerator).reduce(BigDecimal.ZERO, BigDecimal::add);
            achievements.put(
                    "errors",
                    lower(wrong.multiply(new BigDecimal(100)).divide(BigDecimal.valueOf(errors.size()), PRECISE), 60));
        }
        return weighed(achievements);
    }

    private BigDecimal present(YearMonth month) {
        long working = 0;
        long present = 0;
        for (LocalDate day = month.atDay(1); !day.isAfter(month.atEndOfMonth()); day = day.plusDays(1)) {
            if (day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY) {
                working++;
                present += day.isBefore(from) || day.isAfter(to) ? 1 : 0;
            }
        }
        return BigDecimal.valueOf(present).divide(BigDecimal.valueOf(working), PRECISE);
    }

    private static BigDecimal lower(BigDecimal actual, int target) {
        return new BigDecimal(2)
                .subtract(actual.divide(BigDecimal.valueOf(target), PRECISE))
                .multiply(new BigDecimal(100))
                .max(BigDecimal.ZERO);
    }

    private static BigDecimal weighed(Map<String, BigDecimal> achievements) {
        Map<String, Integer> weights = Map.of("documents", 40, "hours", 35, "errors", 25);
        int weight = achievements.keySet().stream().mapToInt(weights::get).sum();
        if (weight == 0) {
            return null;
        }
        BigDecimal sum = BigDecimal.ZERO;
        for (Map.Entry<String, BigDecimal> each : achievements.entrySet()) {
            sum = sum.add(
                    each.getValue().min(new BigDecimal(120)).multiply(BigDecimal.valueOf(weights.get(each.getKey()))));
        }
        return sum.divide(BigDecimal.valueOf(weight), 30, RoundingMode.HALF_UP).setScale(2, RoundingMode.HALF_UP);
    }

    private static List<Fact> of(String indicator, List<Fact> facts) {
        return facts.stream().filter(fact -> fact.indicator().equals(indicator)).toList();
    }
}
