package id.timbang.scoring.generation;

/** What a person has decided about a generation that is being built. */
public enum Decision {
    /** Nothing: it becomes current by itself once it equals the one before. */
    NONE,
    /** It becomes current although it differs. */
    SWAP,
    /** It is given up. */
    ABANDON
}
