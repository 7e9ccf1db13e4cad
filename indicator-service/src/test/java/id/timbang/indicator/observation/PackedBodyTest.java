package id.timbang.indicator.observation;

import static org.assertj.core.api.Assertions.assertThat;

import id.timbang.indicator.RunningService.Answer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/** Bodies that come packed. */
class PackedBodyTest extends ObservationCalls {

    private static byte[] gzip(String text) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(json(text).getBytes(StandardCharsets.UTF_8));
        } catch (IOException inMemory) {
            throw new AssertionError(inMemory);
        }
        return packed.toByteArray();
    }

    private static byte[] both(byte[] one, byte[] other) {
        byte[] both = Arrays.copyOf(one, one.length + other.length);
        System.arraycopy(other, 0, both, one.length, other.length);
        return both;
    }

    private Answer packed(String type, byte[] gzip) {
        return post(type, BodyPublishers.ofByteArray(gzip), "Content-Encoding", "gzip");
    }

    @Test
    void every_form_may_come_as_gzip() {
        String one = id();
        String line = id();

        assertThat(packed("application/json", gzip(good(one))).status()).isEqualTo(202);
        assertThat(packed(NDJSON, gzip(good(line) + "\n")).status()).isEqualTo(202);
        assertThat(recorded(one)).hasSize(1);
        assertThat(recorded(line)).hasSize(1);
    }

    @Test
    void what_is_packed_in_several_members_is_one_body() {
        String first = id();
        String second = id();

        Answer answer = packed(NDJSON, both(gzip(good(first) + "\n"), gzip(good(second) + "\n")));

        assertThat(number(answer, "/accepted")).isEqualTo(2);
        assertThat(recorded(second)).hasSize(1);
    }

    @Test
    void what_follows_the_packed_data_is_not_lost_in_silence() {
        byte[] garbage = json(good(id()) + good(id())).getBytes(StandardCharsets.UTF_8);
        Answer answer = packed(NDJSON, both(gzip(good(id()) + "\n"), garbage));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text("/code")).isEqualTo("gzip-corrupt");
        assertThat(number(answer, "/accepted")).isEqualTo(1);
    }

    @Test
    void packed_data_that_is_cut_damaged_or_none_is_refused_after_the_whole_lines_before_that_place() {
        StringBuilder lines = new StringBuilder();
        for (int n = 0; n < 3_000; n++) {
            lines.append(good(id())).append('\n');
        }
        byte[] whole = gzip(lines.toString());

        Answer cut = packed(NDJSON, Arrays.copyOf(whole, whole.length / 2));
        byte[] damagedBytes = whole.clone();
        damagedBytes[whole.length - 6] ^= 0x55;
        Answer damaged = packed(NDJSON, damagedBytes);
        Answer none = packed(NDJSON, json(good(id())).getBytes(StandardCharsets.UTF_8));
        Answer empty = packed(NDJSON, new byte[0]);

        assertThat(cut.status()).isEqualTo(400);
        assertThat(cut.text("/code")).isEqualTo("gzip-cut");
        assertThat(number(cut, "/accepted")).isBetween(500L, 2_999L).isEqualTo(number(cut, "/nextIndex"));
        assertThat(number(cut, "/nextLine")).isEqualTo(number(cut, "/nextIndex") + 1);
        assertThat(damaged.text("/code")).isEqualTo("gzip-corrupt");
        assertThat(none.text("/code")).isEqualTo("gzip-corrupt");
        assertThat(empty.text("/code")).isEqualTo("gzip-cut");
    }

    @Test
    void a_bomb_is_refused_before_it_has_unpacked() throws IOException {
        ByteArrayOutputStream bomb = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bomb)) {
            byte[] blanks = new byte[1 << 20];
            Arrays.fill(blanks, (byte) ' ');
            for (int n = 0; n < 300; n++) {
                gzip.write(blanks);
            }
        }

        Answer stream = packed(NDJSON, bomb.toByteArray());
        Answer one = packed("application/json", bomb.toByteArray());

        assertThat(stream.status()).isEqualTo(413);
        assertThat(stream.text("/code")).isEqualTo("unpacks-too-large");
        assertThat(one.status()).isEqualTo(413);
        assertThat(one.text("/code")).isEqualTo("body-too-large");
    }

    @Test
    void packed_in_another_way_is_refused() {
        for (String encoding : new String[] {"br", "gzip, gzip", "deflate"}) {
            Answer answer = post(NDJSON, BodyPublishers.ofString("x"), "Content-Encoding", encoding);

            assertThat(answer.status()).isEqualTo(415);
            assertThat(answer.text("/code")).isEqualTo("unsupported-encoding");
        }
        assertThat(post(NDJSON, BodyPublishers.ofString(json(good(id()))), "Content-Encoding", "identity")
                        .status())
                .isEqualTo(202);
    }
}
