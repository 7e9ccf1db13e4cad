package id.timbang.kit.event;

/** The broker did not acknowledge: out of reach, or too slow. Nothing may be reported as accepted. */
public final class PublishingFailedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public PublishingFailedException(String message, Throwable cause) {
        super(message, cause);
    }
}
