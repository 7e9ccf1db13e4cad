package id.timbang.indicator.outbound;

import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where events go: straight into the log, or behind those that wait in the spool. It keeps the order: once an event has
 * been spooled, all that is told after it goes behind it, until the spool has been seen empty while nobody could add.
 */
final class Gate {

    private static final Logger log = LoggerFactory.getLogger(Gate.class);

    private final ReadWriteLock spool = new ReentrantReadWriteLock();
    private volatile boolean spooling;

    /** @param spooling whether events wait already, or may do: that is so until somebody has looked */
    Gate(boolean spooling) {
        this.spooling = spooling;
    }

    boolean isSpooling() {
        return spooling;
    }

    /**
     * Adds to the spool, if that is where events go.
     *
     * @return false where they go into the log again, and nothing was added
     */
    boolean goBehind(Runnable append) {
        spool.readLock().lock();
        try {
            if (!spooling) {
                return false;
            }
            append.run();
            return true;
        } finally {
            spool.readLock().unlock();
        }
    }

    /** Adds to the spool; where that succeeds, all that follow go behind. */
    void beginWith(Runnable append) {
        spool.readLock().lock();
        try {
            append.run();
            close();
        } finally {
            spool.readLock().unlock();
        }
    }

    /** Events wait, perhaps another's: ours go behind them. */
    void close() {
        if (!spooling) {
            spooling = true;
            log.info("events wait in the spool: what is told goes behind them");
        }
    }

    /**
     * Lets events go into the log again, unless some still wait. Who wants to add meanwhile waits.
     *
     * @param emptied tells, perhaps after taking out the last, whether nothing waits
     */
    void open(BooleanSupplier emptied) {
        spool.writeLock().lock();
        try {
            if (emptied.getAsBoolean()) {
                spooling = false;
                log.info("no events wait in the spool: what is told goes into the log");
            }
        } finally {
            spool.writeLock().unlock();
        }
    }
}
