package id.timbang.standalone.demo;

import org.jspecify.annotations.Nullable;

/** The demonstration could not be loaded or go on; the message says at what. The system itself is not touched by it. */
public final class DemonstrationException extends Exception {

    private static final long serialVersionUID = 1L;

    DemonstrationException(String message) {
        this(message, null);
    }

    DemonstrationException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
