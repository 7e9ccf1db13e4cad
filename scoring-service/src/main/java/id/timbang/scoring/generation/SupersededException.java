package id.timbang.scoring.generation;

/** Another generation has become current in the middle of work on this one: what was under way is told by the new one. */
public final class SupersededException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    SupersededException(Generation generation) {
        super("generation " + generation.number() + " is not the current one any more");
    }
}
