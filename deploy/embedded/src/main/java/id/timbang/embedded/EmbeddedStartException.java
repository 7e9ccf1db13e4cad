package id.timbang.embedded;

import org.jspecify.annotations.Nullable;

/** The embedded broker or store could not start; the message says why and how to mend it. */
public final class EmbeddedStartException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    EmbeddedStartException(String message) {
        this(message, null);
    }

    EmbeddedStartException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
