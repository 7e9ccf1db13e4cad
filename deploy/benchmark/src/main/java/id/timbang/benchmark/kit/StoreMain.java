package id.timbang.benchmark.kit;

import id.timbang.embedded.EmbeddedStore;
import java.util.concurrent.CountDownLatch;

/** The process of the store. */
public final class StoreMain {

    private StoreMain() {}

    public static void main(String[] arguments) throws InterruptedException {
        EmbeddedStore store = EmbeddedStore.start();
        System.out.println(Child.READY + store.uri("benchmark"));
        new CountDownLatch(1).await();
    }
}
