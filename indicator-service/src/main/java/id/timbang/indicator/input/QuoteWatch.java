package id.timbang.indicator.input;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/** Knows at the end of a CSV file whether it ended within quotes, or within a line: then it may have been cut. */
public final class QuoteWatch extends FilterReader {

    private enum State {
        FIELD_START,
        PLAIN,
        QUOTED,
        QUOTE_IN_QUOTED
    }

    private final char separator;
    private State state = State.FIELD_START;
    private boolean lineEnded = true;
    private boolean ended;

    public QuoteWatch(Reader csv, char separator) {
        super(csv);
        this.separator = separator;
    }

    /** Whether the end has come, and that within quotes. */
    public boolean endsWithinQuotes() {
        return ended && state == State.QUOTED;
    }

    public boolean endsWithinLine() {
        return !lineEnded;
    }

    @Override
    public int read() throws IOException {
        int next = super.read();
        ended = next < 0;
        if (!ended) {
            see((char) next);
        }
        return next;
    }

    @Override
    public int read(char[] into, int offset, int length) throws IOException {
        int count = super.read(into, offset, length);
        ended = count < 0;
        for (int i = offset; i < offset + count; i++) {
            see(into[i]);
        }
        return count;
    }

    private void see(char next) {
        boolean newLine = next == '\n' || next == '\r';
        boolean border = newLine || next == separator;
        lineEnded = newLine && state != State.QUOTED;
        state = switch (state) {
            case QUOTED -> next == '"' ? State.QUOTE_IN_QUOTED : State.QUOTED;
            case QUOTE_IN_QUOTED -> next == '"' ? State.QUOTED : border ? State.FIELD_START : State.PLAIN;
            case FIELD_START -> next == '"' ? State.QUOTED : border ? State.FIELD_START : State.PLAIN;
            case PLAIN -> border ? State.FIELD_START : State.PLAIN;
        };
    }
}
