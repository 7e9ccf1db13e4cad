package id.timbang.benchmark.scoring;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * The least that a tally can be: exact sums as scaled whole numbers. Less than the service keeps, which has days and a
 * histogram too.
 */
record StreamTally(long count, long sum, long numerator, long denominator) {

    private static final int DECIMALS = 6;
    private static final StreamTally NONE = new StreamTally(0, 0, 0, 0);

    static StreamTally read(byte @Nullable [] bytes) {
        if (bytes == null) {
            return NONE;
        }
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        return new StreamTally(buffer.getLong(), buffer.getLong(), buffer.getLong(), buffer.getLong());
    }

    byte[] bytes() {
        return ByteBuffer.allocate(4 * Long.BYTES)
                .putLong(count)
                .putLong(sum)
                .putLong(numerator)
                .putLong(denominator)
                .array();
    }

    /** @param sign 1 to add, -1 to take away */
    StreamTally plus(LeanFact fact, int sign) {
        return new StreamTally(
                count + sign,
                sum + sign * scaled(fact.value()),
                numerator + sign * scaled(fact.numerator()),
                denominator + sign * scaled(fact.denominator()));
    }

    private static long scaled(@Nullable BigDecimal figure) {
        return figure == null ? 0 : figure.setScale(DECIMALS).unscaledValue().longValueExact();
    }
}
