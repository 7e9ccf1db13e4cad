package id.timbang.indicator.observation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Streams that break off: what was read whole is kept, and the answer says from where to go on. */
class BrokenStreamTest extends ObservationCalls {

    private String lines(String prefix, int count) {
        return IntStream.range(0, count)
                .mapToObj(n -> json(good(prefix + "-" + n)) + "\n")
                .collect(Collectors.joining());
    }

    @Test
    void a_client_that_stops_in_the_middle_of_a_line_has_the_lines_before_it_taken() throws IOException {
        String prefix = id();
        String half = json(good(prefix + "-half")).substring(0, 40);

        String answer = byHand("Content-Length: 99999999", lines(prefix, 1_500) + half);

        assertThat(recordedWith(prefix)).isEqualTo(1_500);
        assertThat(answer).contains("400", "body-cut", "\"accepted\":1500", "\"nextIndex\":1500", "\"nextLine\":1501");
    }

    @Test
    void a_chunk_that_is_none_ends_the_stream_there() throws IOException {
        String prefix = id();
        String lines = lines(prefix, 1_200);

        String answer = byHand(
                "Transfer-Encoding: chunked",
                Integer.toHexString(lines.length()) + "\r\n" + lines + "\r\nnonsense\r\n");

        assertThat(recordedWith(prefix)).isEqualTo(1_200);
        assertThat(answer).contains("400", "\"accepted\":1200", "\"nextIndex\":1200");
    }

    /** A request as no client library would send it, whose end never comes. */
    private String byHand(String length, String body) throws IOException {
        URI address = URI.create(service.operator().address());
        try (Socket socket = new Socket(address.getHost(), address.getPort())) {
            socket.setSoTimeout(20_000);
            OutputStream out = socket.getOutputStream();
            out.write(("POST " + PATH + " HTTP/1.1\r\nHost: x\r\nContent-Type: " + NDJSON + "\r\nAuthorization: Bearer "
                            + service.operator().token() + "\r\n" + length + "\r\n\r\n" + body)
                    .getBytes(StandardCharsets.UTF_8));
            out.flush();
            socket.shutdownOutput();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
