package id.timbang.kit.event;

import org.apache.kafka.common.errors.RecordTooLargeException;

/** The broker did not acknowledge: out of reach, or too slow. Nothing may be reported as accepted. */
public final class PublishingFailedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public PublishingFailedException(String message, Throwable cause) {
        super(message, cause);
    }

    /** Whether trying again is of no use: the event itself is more than the log takes. */
    public boolean isTooLarge() {
        return getCause() instanceof RecordTooLargeException;
    }
}
