package id.timbang.scoring.explanation;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;

/** Works a formula's text out, as a person with a pocket calculator and endless patience would: in whole fractions. */
public final class Arithmetic {

    private final String text;
    private int at;

    private Arithmetic(String text) {
        this.text = text.replace(" ", "");
    }

    /** A fraction; the denominator is above zero. */
    public record Fraction(BigInteger numerator, BigInteger denominator) implements Comparable<Fraction> {

        public static Fraction of(BigDecimal number) {
            return number.scale() > 0
                    ? new Fraction(number.unscaledValue(), BigInteger.TEN.pow(number.scale()))
                    : new Fraction(number.toBigIntegerExact(), BigInteger.ONE);
        }

        public Fraction plus(Fraction other) {
            return new Fraction(
                    numerator.multiply(other.denominator).add(other.numerator.multiply(denominator)),
                    denominator.multiply(other.denominator));
        }

        Fraction negated() {
            return new Fraction(numerator.negate(), denominator);
        }

        Fraction times(Fraction other) {
            return new Fraction(numerator.multiply(other.numerator), denominator.multiply(other.denominator));
        }

        Fraction by(Fraction other) {
            Fraction inverse = new Fraction(other.denominator, other.numerator);
            return times(
                    other.numerator.signum() < 0
                            ? new Fraction(inverse.numerator.negate(), inverse.denominator.negate())
                            : inverse);
        }

        /** To 60 digits. */
        public BigDecimal decimal() {
            return new BigDecimal(numerator).divide(new BigDecimal(denominator), new MathContext(60));
        }

        @Override
        public int compareTo(Fraction other) {
            return numerator.multiply(other.denominator).compareTo(other.numerator.multiply(denominator));
        }
    }

    public static Fraction of(String formula) {
        if (formula.contains("≤")) {
            String[] parts = formula.split("≤");
            Fraction actual = of(parts[1]);
            if (of(parts[0]).compareTo(actual) > 0 || actual.compareTo(of(parts[2])) > 0) {
                throw new AssertionError("not so: " + formula);
            }
            return Fraction.of(BigDecimal.valueOf(100));
        }
        Arithmetic read = new Arithmetic(formula);
        Fraction result = read.sum();
        if (read.at != read.text.length()) {
            throw new AssertionError("cannot be read from " + read.at + ": " + formula);
        }
        return result;
    }

    private Fraction sum() {
        Fraction sum = product();
        while (true) {
            if (skip("+")) {
                sum = sum.plus(product());
            } else if (skip("−")) {
                sum = sum.plus(product().negated());
            } else {
                return sum;
            }
        }
    }

    private Fraction product() {
        Fraction product = single();
        while (true) {
            if (skip("×")) {
                product = product.times(single());
            } else if (skip("÷")) {
                product = product.by(single());
            } else {
                return product;
            }
        }
    }

    private Fraction single() {
        if (skip("−")) {
            return single().negated();
        }
        if (skip("min(") || skip("max(")) {
            boolean least = text.startsWith("min(", at - 4);
            Fraction one = sum();
            expect(";");
            Fraction other = sum();
            expect(")");
            return one.compareTo(other) < 0 == least ? one : other;
        }
        if (skip("round(")) {
            Fraction whole = sum();
            expect(")");
            BigInteger twice = whole.numerator().multiply(BigInteger.TWO).add(whole.denominator());
            return new Fraction(twice.divide(whole.denominator().multiply(BigInteger.TWO)), BigInteger.ONE);
        }
        if (skip("(")) {
            Fraction inside = sum();
            expect(")");
            return inside;
        }
        int from = at;
        while (at < text.length() && (Character.isDigit(text.charAt(at)) || text.charAt(at) == '.')) {
            at++;
        }
        return Fraction.of(new BigDecimal(text.substring(from, at)));
    }

    private void expect(String sign) {
        if (!skip(sign)) {
            throw new AssertionError("no '" + sign + "' at " + at + ": " + text);
        }
    }

    private boolean skip(String sign) {
        if (text.startsWith(sign, at)) {
            at += sign.length();
            return true;
        }
        return false;
    }
}
