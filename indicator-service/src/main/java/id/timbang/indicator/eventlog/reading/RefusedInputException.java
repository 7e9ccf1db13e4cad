package id.timbang.indicator.eventlog.reading;

import java.io.IOException;

/** The input goes past a limit; thrown from within a stream, through whichever parser reads it. */
final class RefusedInputException extends IOException {

    private static final long serialVersionUID = 1L;

    private final String code;

    RefusedInputException(String code, String detail) {
        super(detail);
        this.code = code;
    }

    String code() {
        return code;
    }
}
