package id.timbang.scoring;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * A live page with a socket of its own that takes next to nothing while nobody reads, so that what the service writes
 * stays with the service. The answer is read as it comes in chunks (RFC 9112, 7.1): one that ends without the last chunk
 * was broken off, and reading it fails.
 */
final class SocketPage extends InputStream {

    /** The least that systems take; they make it somewhat more. */
    private static final int RECEIVED_AHEAD = 2_048;

    private static final Duration LONGEST_SILENCE = Duration.ofSeconds(30);

    private final Socket socket;
    private final DataInputStream in;
    private int leftOfChunk;
    private boolean ended;
    private long taken;

    private SocketPage(Socket socket) throws IOException {
        this.socket = socket;
        this.in = new DataInputStream(new BufferedInputStream(socket.getInputStream(), 512));
    }

    /** Asks for a page, and reads nothing of the answer. */
    static SocketPage open(URI page, String token) throws IOException {
        Socket socket = new Socket();
        socket.setReceiveBufferSize(RECEIVED_AHEAD);
        socket.setSoTimeout(Math.toIntExact(LONGEST_SILENCE.toMillis()));
        socket.connect(new InetSocketAddress(page.getHost(), page.getPort()));
        socket.getOutputStream()
                .write(("GET " + page.getRawPath() + "?" + page.getRawQuery() + " HTTP/1.1\r\nHost: localhost\r\n"
                                + "Authorization: Bearer " + token + "\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
        return new SocketPage(socket);
    }

    /** Begins to read: that it was answered at all. */
    SocketPage answered() throws IOException {
        String status = line();
        if (!status.contains(" 200")) {
            throw new AssertionError("answered " + status);
        }
        while (!line().isEmpty()) {}
        return this;
    }

    /** How many bytes of the answer's body were read. */
    long taken() {
        return taken;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        if (leftOfChunk == 0 && !ended) {
            leftOfChunk = Integer.parseInt(line(), 16);
            ended = leftOfChunk == 0;
        }
        if (ended) {
            return -1;
        }
        int read = in.read(into, from, Math.min(length, leftOfChunk));
        if (read < 0) {
            throw new EOFException("broken off within a chunk");
        }
        leftOfChunk -= read;
        taken += read;
        if (leftOfChunk == 0) {
            line();
        }
        return read;
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.readUnsignedByte(); next != '\n'; next = in.readUnsignedByte()) {
            line.append((char) next);
        }
        return line.toString().strip();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
