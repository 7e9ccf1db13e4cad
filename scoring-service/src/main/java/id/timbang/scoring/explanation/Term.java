package id.timbang.scoring.explanation;

import java.math.BigDecimal;

/**
 * A figure as it stands within a formula.
 *
 * @param text the figure itself, or, where it has more than six decimals, the formula that it came from, in brackets
 */
record Term(BigDecimal value, String text) {

    private static final int MOST_DECIMALS = 6;

    /** A figure that is given, exact, with all its decimals. */
    static Term of(BigDecimal given) {
        return new Term(given, plain(given));
    }

    static Term of(Formula formula) {
        BigDecimal result = formula.result().stripTrailingZeros();
        return result.scale() <= MOST_DECIMALS
                ? of(result)
                : new Term(formula.result(), "(" + formula.text().en() + ")");
    }

    private static String plain(BigDecimal number) {
        BigDecimal stripped = number.stripTrailingZeros();
        return (stripped.scale() < 0 ? stripped.setScale(0) : stripped)
                .toPlainString()
                .replace('-', '\u2212');
    }

    @Override
    public String toString() {
        return text;
    }
}
