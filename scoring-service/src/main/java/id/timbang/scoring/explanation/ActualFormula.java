package id.timbang.scoring.explanation;

import id.timbang.contracts.IndicatorChanged;
import id.timbang.scoring.explanation.Formula.Name;
import id.timbang.scoring.score.Scorer;
import id.timbang.scoring.tally.Tally;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How the facts became the actual figure. */
final class ActualFormula {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private ActualFormula() {}

    /** @param figure the measured figure, of these facts */
    static Formula of(IndicatorChanged indicator, Tally tally, BigDecimal figure) {
        BigDecimal records = BigDecimal.valueOf(tally.valued());
        return switch (indicator.measure()) {
            case COUNT -> count(tally, figure);
            case SUM ->
                formula(
                        Name.SUM,
                        Term.of(tally.sum()).text(),
                        Formula.numbers("sum", tally.sum(), "records", records),
                        figure);
            case MEAN ->
                formula(
                        Name.MEAN,
                        Term.of(tally.sum()) + " ÷ " + Term.of(records),
                        Formula.numbers("sum", tally.sum(), "records", records),
                        figure);
            case RATIO -> fraction(Name.RATIO, indicator, tally.numerator(), tally.denominator(), figure);
            case SHARE_WITHIN ->
                fraction(Name.SHARE_WITHIN, indicator, within(tally, indicator.threshold()), records, figure);
            case PERCENTILE -> percentile(indicator, tally, figure);
            case LATEST -> formula(Name.LATEST, Term.of(figure).text(), Formula.numbers("value", figure), figure);
        };
    }

    private static Formula count(Tally tally, BigDecimal figure) {
        Term plain = Term.of(BigDecimal.valueOf(tally.plain()));
        Term valued = Term.of(tally.sum());
        String text = plain + " + " + valued;
        if (tally.valued() == 0) {
            text = plain.text();
        } else if (tally.plain() == 0) {
            text = valued.text();
        }
        return formula(Name.COUNT, text, Formula.numbers("single", plain.value(), "bundled", valued.value()), figure);
    }

    private static Formula fraction(
            Name name, IndicatorChanged indicator, BigDecimal numerator, BigDecimal denominator, BigDecimal figure) {
        String text = Term.of(numerator) + " ÷ " + Term.of(denominator);
        return formula(
                name,
                indicator.inPercent() ? "100 × " + text : text,
                Formula.numbers("numerator", numerator, "denominator", denominator),
                figure);
    }

    private static BigDecimal within(Tally tally, @Nullable BigDecimal threshold) {
        return threshold == null
                ? BigDecimal.ZERO
                : BigDecimal.valueOf(tally.histogram().entrySet().stream()
                        .filter(seen -> seen.getKey().compareTo(threshold) <= 0)
                        .mapToLong(Map.Entry::getValue)
                        .sum());
    }

    private static Formula percentile(IndicatorChanged indicator, Tally tally, BigDecimal figure) {
        BigDecimal percent = indicator.percentile() == null ? HUNDRED : indicator.percentile();
        BigDecimal records = BigDecimal.valueOf(tally.valued());
        BigDecimal rank = percent.multiply(records).divide(HUNDRED, 0, RoundingMode.CEILING);
        return formula(
                Name.PERCENTILE,
                Term.of(figure).text(),
                Formula.numbers("percent", percent, "records", records, "rank", rank, "value", figure),
                figure);
    }

    private static Formula formula(Name name, String text, Map<String, BigDecimal> numbers, BigDecimal figure) {
        return Formula.of(name, text, numbers, figure, Scorer.shownActual(figure));
    }
}
