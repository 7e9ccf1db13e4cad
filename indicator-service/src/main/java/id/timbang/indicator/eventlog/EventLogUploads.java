package id.timbang.indicator.eventlog;

import id.timbang.kit.problem.Problem;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** What comes with a request, onto the disk or into memory. */
@Component
final class EventLogUploads {

    private static final int MAX_MAPPING = 256 * 1024;
    private static final String BYTE_ORDER_MARK = "\ufeff";

    private final Path directory;

    EventLogUploads(EventLogSettings settings) throws IOException {
        this.directory = settings.directory() != null
                ? settings.directory()
                : Path.of(Objects.requireNonNull(System.getProperty("java.io.tmpdir")));
        Files.createDirectories(directory);
        Upload.deleteLeftovers(directory);
    }

    Upload receive(Part log) throws IOException {
        return Upload.receive(log, directory);
    }

    /** The mapping as text. */
    String mapping(Part part) throws IOException {
        try (InputStream in = part.getInputStream()) {
            byte[] bytes = in.readNBytes(MAX_MAPPING + 1);
            if (bytes.length > MAX_MAPPING) {
                throw Problem.invalid(
                        "invalid-mapping", "The mapping is larger than " + MAX_MAPPING + " bytes; is it the log?");
            }
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
        } catch (CharacterCodingException notUtf8) {
            throw Problem.invalid("invalid-mapping", "The mapping is not written in UTF-8.");
        }
    }
}
