package id.timbang.contracts;

/** What could not be used, and what became of it. Keyed by where it came from. */
public sealed interface QuarantineEvent extends Event permits Quarantined, QuarantineResolved {

    @Override
    default String eventSource() {
        return "timbang/quarantine";
    }
}
