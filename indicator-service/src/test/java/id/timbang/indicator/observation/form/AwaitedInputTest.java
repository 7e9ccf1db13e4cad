package id.timbang.indicator.observation.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** How long a body is waited for. */
class AwaitedInputTest {

    private long now;

    /** Of each read, after so many seconds, one byte at most. */
    private InputStream body(int length, double secondsEach) {
        InputStream slow = new ByteArrayInputStream(new byte[length]) {
            @Override
            public int read(byte[] into, int offset, int wanted) {
                now += (long) (secondsEach * TimeUnit.SECONDS.toNanos(1));
                return super.read(into, offset, Math.min(1, wanted));
            }
        };
        return new AwaitedInput(slow, () -> now);
    }

    @Test
    void a_body_that_trickles_is_given_up_after_a_minute() {
        InputStream trickle = body(100, 5);

        assertThatThrownBy(() -> readAll(trickle))
                .isInstanceOf(IOException.class)
                .hasCauseInstanceOf(SocketTimeoutException.class)
                .hasMessageContaining("13 bytes came in the 65 s");
    }

    @Test
    void a_slow_line_is_no_trickle_however_long_the_body() throws IOException {
        assertThat(readAll(body(2_000_000, 0.9 / 1024))).isEqualTo(2_000_000);
    }

    @Test
    void what_is_done_between_two_reads_is_not_waited_for() throws IOException {
        InputStream body = body(3, 1);
        byte[] some = new byte[1];

        int read = body.read(some, 0, 1);
        now += TimeUnit.HOURS.toNanos(1);
        read += body.read(some, 0, 1);

        assertThat(read).isEqualTo(2);
    }

    private static int readAll(InputStream body) throws IOException {
        byte[] some = new byte[8192];
        int all = 0;
        for (int read = body.read(some, 0, some.length); read >= 0; read = body.read(some, 0, some.length)) {
            all += read;
        }
        return all;
    }
}
