package id.timbang.contracts;

/** A recorded fact about one employee's work, or the taking back of one. Keyed by the employee. */
public sealed interface ObservationEvent extends Event permits ObservationRecorded, ObservationRetracted {

    /** The fact's id within its source. */
    String id();

    /** The system that saw the fact. */
    String source();

    String employeeId();

    @Override
    default String key() {
        return employeeId();
    }

    @Override
    default String eventSource() {
        return source();
    }
}
