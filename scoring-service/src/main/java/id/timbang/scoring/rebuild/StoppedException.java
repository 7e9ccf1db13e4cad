package id.timbang.scoring.rebuild;

/** A rebuild was told to stop; the message says why. */
final class StoppedException extends Exception {

    private static final long serialVersionUID = 1L;

    StoppedException(String why) {
        super(why);
    }
}
