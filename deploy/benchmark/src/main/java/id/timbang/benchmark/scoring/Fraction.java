package id.timbang.benchmark.scoring;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/**
 * A number exactly, however it is divided.
 *
 * @param denominator above 0
 */
record Fraction(BigInteger numerator, BigInteger denominator) implements Comparable<Fraction> {

    static Fraction of(BigDecimal number) {
        return number.scale() >= 0
                ? new Fraction(number.unscaledValue(), BigInteger.TEN.pow(number.scale()))
                : new Fraction(number.toBigIntegerExact(), BigInteger.ONE);
    }

    static Fraction of(long number) {
        return new Fraction(BigInteger.valueOf(number), BigInteger.ONE);
    }

    Fraction plus(Fraction other) {
        return new Fraction(
                numerator.multiply(other.denominator).add(other.numerator.multiply(denominator)),
                denominator.multiply(other.denominator));
    }

    Fraction minus(Fraction other) {
        return plus(new Fraction(other.numerator.negate(), other.denominator));
    }

    Fraction times(Fraction other) {
        return new Fraction(numerator.multiply(other.numerator), denominator.multiply(other.denominator));
    }

    /** @param other above 0 */
    Fraction by(Fraction other) {
        return times(new Fraction(other.denominator, other.numerator));
    }

    /** To that many decimals, what lies in the middle up. */
    BigDecimal rounded(int decimals) {
        return new BigDecimal(numerator).divide(new BigDecimal(denominator), decimals, RoundingMode.HALF_UP);
    }

    /** Whether it lies in the middle of two numbers of so many decimals. */
    boolean isBetween(int decimals) {
        return BigInteger.TWO
                                .multiply(BigInteger.TEN.pow(decimals))
                                .multiply(numerator)
                                .mod(denominator)
                                .signum()
                        == 0
                && BigInteger.TEN
                                .pow(decimals)
                                .multiply(numerator)
                                .mod(denominator)
                                .signum()
                        != 0;
    }

    @Override
    public int compareTo(Fraction other) {
        return numerator.multiply(other.denominator).compareTo(other.numerator.multiply(denominator));
    }
}
