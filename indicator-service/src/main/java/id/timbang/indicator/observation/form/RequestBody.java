package id.timbang.indicator.observation.form;

import id.timbang.kit.problem.Problem;
import jakarta.servlet.http.HttpServletRequest;
import java.io.Closeable;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/**
 * A request's body: unpacked where it comes packed, and with a fingerprint of what has been read of it. On closing,
 * what is left of the body is thrown away, as {@link LimitedBody} does.
 */
public final class RequestBody implements Closeable {

    private final InputStream raw;
    private final InputStream content;
    private final @Nullable MessageDigest digest;
    private final long announced;
    private boolean lost;

    private RequestBody(InputStream raw, InputStream unpacked, long announced, @Nullable MessageDigest digest) {
        this.raw = raw;
        this.content = digest == null ? unpacked : new DigestInputStream(unpacked, digest);
        this.digest = digest;
        this.announced = announced;
    }

    /**
     * The body of a request.
     *
     * @param remembered whether it will be asked for its fingerprint
     * @throws Problem a 415 where it is packed in a way that is not known, a 400 where it is no gzip
     */
    public static RequestBody of(HttpServletRequest request, ObservationSettings settings, boolean remembered)
            throws IOException {
        InputStream raw = new AwaitedInput(unclosed(request.getInputStream()), System::nanoTime);
        InputStream unpacked = isGzip(request) ? Unpacked.of(raw, settings) : raw;
        return new RequestBody(raw, unpacked, request.getContentLengthLong(), remembered ? digest(request) : null);
    }

    /** Whoever reads it may close what they read it by; the rest of it is still to be read. */
    private static InputStream unclosed(InputStream body) {
        return new FilterInputStream(body) {
            @Override
            public void close() {
                // The server's to close.
            }
        };
    }

    private static boolean isGzip(HttpServletRequest request) {
        List<String> encodings = Collections.list(request.getHeaders(HttpHeaders.CONTENT_ENCODING)).stream()
                .flatMap(value -> List.of(value.split(",")).stream())
                .map(value -> value.strip().toLowerCase(Locale.ROOT))
                .filter(value -> !value.isEmpty() && !value.equals("identity"))
                .toList();
        if (encodings.isEmpty()) {
            return false;
        }
        if (encodings.size() == 1
                && (encodings.get(0).equals("gzip") || encodings.get(0).equals("x-gzip"))) {
            return true;
        }
        throw new Problem(
                        HttpStatus.UNSUPPORTED_MEDIA_TYPE,
                        "unsupported-encoding",
                        "The body is packed in a way that is not taken; send it as it is, or packed once, with"
                                + " 'Content-Encoding: gzip'.")
                .with("taken", List.of("gzip", "identity"));
    }

    /** The bytes, unpacked. */
    public InputStream content() {
        return content;
    }

    /** How long the body is said to be as it comes; -1 where that is not said. */
    long announced() {
        return announced;
    }

    /** Reads what is left, for the fingerprint. */
    public void readThrough() throws IOException {
        content.transferTo(OutputStream.nullOutputStream());
    }

    /** Of all that the call says: its type, an event's attributes in headers, the body, which has been read. */
    public String fingerprint() {
        return HexFormat.of().formatHex(Objects.requireNonNull(digest).digest());
    }

    /** Nothing more of it will come. */
    public void lost() {
        lost = true;
    }

    public boolean isLost() {
        return lost;
    }

    /** Throws away what is left; the server closes the stream itself. */
    @Override
    public void close() throws IOException {
        content.close();
        if (!lost) {
            LimitedBody.discard(raw);
        }
    }

    private static MessageDigest digest(HttpServletRequest request) {
        MessageDigest digest;
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
        say(digest, String.valueOf(request.getContentType()));
        Collections.list(request.getHeaderNames()).stream()
                .map(name -> name.toLowerCase(Locale.ROOT))
                .filter(name -> name.startsWith("ce-"))
                .distinct()
                .sorted()
                .forEach(name -> say(digest, name + ":" + request.getHeader(name)));
        return digest;
    }

    private static void say(MessageDigest digest, String text) {
        digest.update(text.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
    }
}
