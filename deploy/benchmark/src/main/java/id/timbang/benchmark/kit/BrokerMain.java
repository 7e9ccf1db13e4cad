package id.timbang.benchmark.kit;

import id.timbang.embedded.EmbeddedBroker;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** The process of the broker. */
public final class BrokerMain {

    private BrokerMain() {}

    public static void main(String[] arguments) throws InterruptedException {
        EmbeddedBroker broker = EmbeddedBroker.start(Path.of(arguments[0]));
        System.out.println(Child.READY + broker.bootstrapServers());
        new CountDownLatch(1).await();
    }
}
