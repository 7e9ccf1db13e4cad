package id.timbang.indicator.outbound;

import id.timbang.kit.event.EventPublisher;
import id.timbang.kit.event.PublishingFailedException;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreaker.State;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;

/**
 * The way into the log, which opens after a few failures in a row: nobody waits for a broker then that is known to be
 * away. From time to time one call is let through to try.
 */
final class Circuit {

    private static final int FAILURES = 3;
    private static final int ALL_OF_THEM = 100;
    private static final Duration OPEN = Duration.ofSeconds(1);

    private final EventPublisher publisher;
    private final CircuitBreaker breaker;

    /** @param clock by which time passes, never back */
    Circuit(EventPublisher publisher, MeterRegistry meters, Clock clock) {
        this.publisher = publisher;
        this.breaker = CircuitBreaker.of(
                "event-log",
                CircuitBreakerConfig.custom()
                        .slidingWindow(
                                FAILURES,
                                FAILURES,
                                SlidingWindowType.COUNT_BASED,
                                CircuitBreakerConfig.SlidingWindowSynchronizationStrategy.SYNCHRONIZED)
                        .failureRateThreshold(ALL_OF_THEM)
                        .waitDurationInOpenState(OPEN)
                        .permittedNumberOfCallsInHalfOpenState(1)
                        .recordException(Circuit::isAway)
                        .ignoreException(failed -> !isAway(failed))
                        .clock(clock)
                        .build());
        for (State state : List.of(State.CLOSED, State.OPEN, State.HALF_OPEN)) {
            Gauge.builder("timbang.spool.circuit", breaker, circuit -> circuit.getState() == state ? 1 : 0)
                    .description("1 for the state that the circuit to the event log is in")
                    .tag("state", state.name().toLowerCase(Locale.ROOT))
                    .register(meters);
        }
    }

    /** An event too large, or a caller that is stopped, says nothing about the broker. */
    private static boolean isAway(Throwable failed) {
        return failed instanceof PublishingFailedException publishing
                && !publishing.isTooLarge()
                && !(publishing.getCause() instanceof InterruptedException);
    }

    /**
     * Where the records stand in the log.
     *
     * @throws PublishingFailedException as the publisher does, and at once while the circuit is open
     */
    List<RecordMetadata> publish(List<ProducerRecord<String, byte[]>> records) {
        return attempt(() -> publisher.publishRecords(records));
    }

    /** As {@link #publish}, for whoever sends in a way of its own. */
    <T> T attempt(Supplier<T> sending) {
        try {
            return breaker.executeSupplier(sending);
        } catch (CallNotPermittedException open) {
            throw new PublishingFailedException("the broker has not acknowledged for a while", open);
        }
    }

    boolean isClosed() {
        return state() == State.CLOSED;
    }

    State state() {
        return breaker.getState();
    }
}
