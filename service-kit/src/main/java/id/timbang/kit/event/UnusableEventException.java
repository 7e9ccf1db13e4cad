package id.timbang.kit.event;

/** Thrown by a handler for an event that can be read and still never be used; the message says why. */
public final class UnusableEventException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public UnusableEventException(String message) {
        super(message);
    }
}
