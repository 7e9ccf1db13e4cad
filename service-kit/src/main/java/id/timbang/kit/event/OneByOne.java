package id.timbang.kit.event;

import java.time.DateTimeException;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.bson.BSONException;
import tools.jackson.core.JacksonException;

/**
 * Hands over a batch so that one event which can never be used does not hold up the others. Whatever else goes wrong,
 * a store or broker that is away above all, is for trying again and passes through.
 */
public final class OneByOne {

    private OneByOne() {}

    /**
     * Hands over the whole batch; where that fails by what an event says, each by itself.
     *
     * @param handler must bear seeing an event twice
     * @param apart   takes an event that cannot be used, and why
     */
    public static <T> void handOver(List<T> batch, Consumer<List<T>> handler, BiConsumer<T, String> apart) {
        try {
            handler.accept(batch);
        } catch (RuntimeException failed) {
            if (!isOfTheEvent(failed)) {
                throw failed;
            }
            batch.forEach(event -> handOver(event, handler, apart));
        }
    }

    private static <T> void handOver(T event, Consumer<List<T>> handler, BiConsumer<T, String> apart) {
        try {
            handler.accept(List.of(event));
        } catch (RuntimeException failed) {
            if (!isOfTheEvent(failed)) {
                throw failed;
            }
            apart.accept(
                    event,
                    failed instanceof UnusableEventException
                            ? String.valueOf(failed.getMessage())
                            : "the service could not use it: " + failed);
        }
    }

    /** An illegal state is none of an event: drivers and containers that are being closed tell it so. */
    private static boolean isOfTheEvent(RuntimeException failure) {
        return failure instanceof UnusableEventException
                || failure instanceof IllegalArgumentException
                || failure instanceof ArithmeticException
                || failure instanceof DateTimeException
                || failure instanceof JacksonException
                || failure instanceof BSONException
                || failure instanceof NullPointerException
                || failure instanceof ClassCastException
                || failure instanceof IndexOutOfBoundsException;
    }
}
