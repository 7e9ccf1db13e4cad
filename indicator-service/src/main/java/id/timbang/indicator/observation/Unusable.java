package id.timbang.indicator.observation;

/** Why an observation cannot be used: a code for programs, and a message for people that never repeats a NIP. */
final class Unusable extends Exception {

    static final String UNKNOWN_EMPLOYEE = "unknown-employee";
    static final String UNKNOWN_INDICATOR = "unknown-indicator";

    private static final long serialVersionUID = 1L;

    private final String code;

    Unusable(String code, String detail) {
        super(detail, null, false, false);
        this.code = code;
    }

    String code() {
        return code;
    }

    String detail() {
        return String.valueOf(getMessage());
    }

    /** Whether it may become usable once the directory or the catalogue is mended, and is kept until then. */
    boolean isKept() {
        return code.equals(UNKNOWN_EMPLOYEE) || code.equals(UNKNOWN_INDICATOR);
    }
}
