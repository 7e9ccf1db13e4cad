package id.timbang.contracts;

/** The latest state of one thing; a higher version replaces a lower one, whatever order they arrive in. */
public interface Versioned {

    /** 1 for the first state, one more with each change. */
    long version();
}
