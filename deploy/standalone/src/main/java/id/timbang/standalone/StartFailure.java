package id.timbang.standalone;

import org.jspecify.annotations.Nullable;

/** The system cannot start or go on; the message says why and how to mend it. */
final class StartFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    StartFailure(String message) {
        this(message, null);
    }

    StartFailure(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
