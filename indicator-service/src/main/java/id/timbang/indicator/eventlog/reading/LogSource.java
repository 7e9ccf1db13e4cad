package id.timbang.indicator.eventlog.reading;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** A log file, unpacked where it is gzip, its format told by its content and not by its name. */
final class LogSource implements Closeable {

    private static final int BUFFER = 1 << 16;

    private final CountingInput file;
    private final LogHead head;
    private final GuardedInput content;

    private LogSource(CountingInput file, LogHead head, GuardedInput content) {
        this.file = file;
        this.head = head;
        this.content = content;
    }

    static LogSource open(Path path, ReadingLimits limits, ReadingProgress progress)
            throws IOException, UnreadableLogException {
        CountingInput file = new CountingInput(Files.newInputStream(path), progress);
        try {
            BufferedInputStream packed = new BufferedInputStream(file, BUFFER);
            BufferedInputStream unpacked = LogHead.of(packed).isGzip()
                    ? new BufferedInputStream(new GZIPInputStream(packed, BUFFER), BUFFER)
                    : packed;
            LogHead head = LogHead.of(unpacked);
            head.check();
            return new LogSource(file, head, new GuardedInput(unpacked, limits, () -> file.count));
        } catch (IOException broken) {
            file.close();
            throw unreadable(broken, file.count, 1);
        } catch (UnreadableLogException refused) {
            file.close();
            throw refused;
        }
    }

    /** The unpacked bytes. */
    GuardedInput content() {
        return content;
    }

    LogHead head() {
        return head;
    }

    long bytesRead() {
        return file.count;
    }

    @Override
    public void close() throws IOException {
        content.close();
    }

    /**
     * The problem that an error of the streams amounts to.
     *
     * @throws IOException the error itself where it is the machine's fault and not the log's
     */
    UnreadableLogException unreadable(IOException broken, long line) throws IOException {
        return unreadable(broken, file.count, line);
    }

    private static UnreadableLogException unreadable(IOException broken, long bytes, long line) throws IOException {
        if (broken instanceof RefusedInputException refused) {
            return new UnreadableLogException(refused.code(), refused.getMessage(), line, null, bytes);
        }
        if (broken instanceof EOFException) {
            return new UnreadableLogException(
                    "log-cut",
                    "The log is cut: its gzip data ends in the middle, at byte " + bytes + " of the file, line " + line
                            + " of the unpacked log. Send the whole file; nothing counts twice.",
                    line,
                    null,
                    bytes);
        }
        if (broken instanceof ZipException) {
            return new UnreadableLogException(
                    "gzip-corrupt",
                    "The gzip data is damaged near byte " + bytes + " of the file, line " + line
                            + " of the unpacked log (" + broken.getMessage() + "). Pack and send it again.",
                    line,
                    null,
                    bytes);
        }
        throw broken;
    }

    private static final class CountingInput extends FilterInputStream {

        private final ReadingProgress progress;
        private long count;

        CountingInput(InputStream file, ReadingProgress progress) {
            super(file);
            this.progress = progress;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            int read = super.read(into, offset, length);
            count += Math.max(0, read);
            progress.bytesRead(count);
            return read;
        }
    }
}
