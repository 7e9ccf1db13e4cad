package id.timbang.benchmark.kit;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/** So many clients that take pieces of work from one heap until there is none left. */
public final class Clients {

    /** One piece. */
    @FunctionalInterface
    public interface Work {
        void at(int piece) throws Exception;
    }

    private Clients() {}

    /** How many nanoseconds all of it took. */
    public static long time(int clients, int pieces, Work work) throws InterruptedException {
        AtomicInteger next = new AtomicInteger();
        Callable<Void> client = () -> {
            for (int piece = next.getAndIncrement(); piece < pieces; piece = next.getAndIncrement()) {
                work.at(piece);
            }
            return null;
        };
        ExecutorService threads = Executors.newFixedThreadPool(clients);
        try {
            long began = System.nanoTime();
            List<Future<Void>> all = new ArrayList<>();
            for (int number = 0; number < clients; number++) {
                all.add(threads.submit(client));
            }
            for (Future<Void> each : all) {
                each.get();
            }
            return System.nanoTime() - began;
        } catch (ExecutionException failed) {
            throw new IllegalStateException("a client failed", failed.getCause());
        } finally {
            threads.shutdownNow();
        }
    }
}
