package id.timbang.benchmark.kit;

/** Facts ready to be told. */
@FunctionalInterface
public interface Load {

    /** Tells them; gives facts a second. */
    double run() throws InterruptedException;
}
