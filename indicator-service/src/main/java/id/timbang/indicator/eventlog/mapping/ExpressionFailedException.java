package id.timbang.indicator.eventlog.mapping;

/** An expression could not be evaluated for an event; the message says which and why. */
final class ExpressionFailedException extends Exception {

    private static final long serialVersionUID = 1L;

    ExpressionFailedException(String message) {
        super(message);
    }
}
