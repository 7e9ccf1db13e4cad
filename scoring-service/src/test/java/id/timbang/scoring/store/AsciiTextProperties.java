package id.timbang.scoring.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;

class AsciiTextProperties {

    @Property(tries = 2000, shrinking = ShrinkingMode.OFF)
    void numbers_and_letters_are_written_as_a_string_builder_writes_them(@ForAll Random random) {
        AsciiText text = new AsciiText(random.nextInt(40));
        StringBuilder expected = new StringBuilder();
        for (int parts = random.nextInt(20); parts > 0; parts--) {
            long number = random.nextLong() >> random.nextInt(64);
            BigDecimal decimal = new BigDecimal(BigInteger.valueOf(number), random.nextInt(24) - 2);
            text.append(number).append(' ').append(decimal);
            expected.append(number).append(' ').append(decimal);
        }

        assertThat(text).hasToString(expected.toString());
        assertThat(text.length()).isEqualTo(expected.length());
    }

    @Example
    void the_longest_and_the_shortest_are_written_too_and_bytes_as_they_are() {
        AsciiText text = new AsciiText(0);

        text.append(Long.MIN_VALUE).append(Long.MAX_VALUE).append(0);
        text.append(new BigDecimal("0.00")).append(new BigDecimal("-0.5")).append(new BigDecimal("1E+3"));
        text.append(new BigDecimal("-10.05")).append(new BigDecimal(BigInteger.TEN.pow(30), 3));
        text.append(ByteBuffer.wrap("<abc>".getBytes(StandardCharsets.US_ASCII), 1, 3)
                .slice());

        assertThat(text)
                .hasToString("-9223372036854775808" + "9223372036854775807" + "0" + "0.00" + "-0.5" + "1E+3" + "-10.05"
                        + "1000000000000000000000000000.000" + "abc");
        text.clear();
        assertThat(text.append('x')).hasToString("x");
    }
}
