package id.timbang.indicator.eventlog.reading;

import org.jspecify.annotations.Nullable;

/** A log that cannot be read, or not to its end; the whole cases before that place have been handed over. */
public final class UnreadableLogException extends Exception {

    private static final long serialVersionUID = 1L;

    private final String code;
    private final @Nullable Long line;
    private final @Nullable Long column;
    private final @Nullable Long byteOffset;

    /**
     * @param code       for programs, for example {@code log-cut}
     * @param detail     what was wrong, and how to mend it
     * @param line       from 1, where known
     * @param column     from 1, where known
     * @param byteOffset in the file as it was sent, where known
     */
    public UnreadableLogException(
            String code, String detail, @Nullable Long line, @Nullable Long column, @Nullable Long byteOffset) {
        super(detail);
        this.code = code;
        this.line = line;
        this.column = column;
        this.byteOffset = byteOffset;
    }

    static UnreadableLogException atLine(String code, String detail, long line) {
        return new UnreadableLogException(code, detail, line, null, null);
    }

    UnreadableLogException adding(String sentence) {
        return new UnreadableLogException(code, getMessage() + " " + sentence, line, column, byteOffset);
    }

    public String code() {
        return code;
    }

    public @Nullable Long line() {
        return line;
    }

    public @Nullable Long column() {
        return column;
    }

    public @Nullable Long byteOffset() {
        return byteOffset;
    }
}
