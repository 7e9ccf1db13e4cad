package id.timbang.indicator.observation.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.timbang.kit.problem.Problem;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.unit.DataSize;

/** A body read whole, whatever length its caller announced. */
class LimitedBodyTest {

    private static final int LENGTH = 3_000_000;
    private static final byte[] BODY = new byte[LENGTH];

    static {
        new Random(1).nextBytes(BODY);
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, 0, 1, 8_192, 1 << 20, LENGTH - 1, LENGTH, LENGTH + 1, 4_000_000})
    void it_is_what_came_whatever_was_announced(long announced) throws IOException {
        assertThat(body(BODY, announced).readAllBytes()).isEqualTo(BODY);
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, 0, 1, 100})
    void an_empty_one_is_empty(long announced) throws IOException {
        assertThat(body(new byte[0], announced).readAllBytes()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"-1", "0", "3000000", "9000000000000"})
    void one_beyond_the_limit_is_refused(long announced) {
        assertThatThrownBy(
                        () -> new LimitedBody(inPieces(BODY), DataSize.ofBytes(LENGTH - 1), announced).readAllBytes())
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.code()).isEqualTo("body-too-large"));
    }

    private static LimitedBody body(byte[] bytes, long announced) {
        return new LimitedBody(inPieces(bytes), DataSize.ofBytes(4_000_000), announced);
    }

    /** As from a network: some at a time. */
    private static InputStream inPieces(byte[] bytes) {
        return new ByteArrayInputStream(bytes) {
            @Override
            public synchronized int read(byte[] buffer, int offset, int length) {
                return super.read(buffer, offset, Math.min(length, 1_460));
            }
        };
    }
}
