package id.timbang.standalone;

import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** Work beside other work: parts start and stop side by side. */
final class Threads {

    private Threads() {}

    static <T> CompletableFuture<T> run(String name, Supplier<T> work) {
        CompletableFuture<T> done = new CompletableFuture<>();
        Thread thread = new Thread(
                () -> {
                    try {
                        done.complete(work.get());
                    } catch (RuntimeException | Error failed) {
                        done.completeExceptionally(failed);
                    }
                },
                name);
        thread.setContextClassLoader(Threads.class.getClassLoader());
        thread.start();
        return done;
    }

    /** What failed at the bottom. */
    static String rootOf(Throwable failed) {
        Throwable root = failed;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root.toString();
    }
}
