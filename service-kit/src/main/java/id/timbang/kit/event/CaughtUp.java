package id.timbang.kit.event;

/** A part of a service that follows the log, and knows whether it has seen what stood there when it started. */
public interface CaughtUp {

    /** Whether it has; it stays so as long as the part runs. */
    boolean isCaughtUp();
}
