package id.timbang.scoring.period;

import java.util.function.Consumer;

/**
 * A way through standings that are to be made anew.
 *
 * @param keys gives each key to whom it is asked for
 * @param done what follows when all of them are made
 */
record Walk(Consumer<Consumer<String>> keys, Runnable done) {

    Walk(Consumer<Consumer<String>> keys) {
        this(keys, () -> {});
    }
}
