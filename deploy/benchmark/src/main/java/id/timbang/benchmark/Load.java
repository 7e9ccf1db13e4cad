package id.timbang.benchmark;

/** Facts ready to be told. */
@FunctionalInterface
interface Load {

    /** Tells them; gives facts a second. */
    double run() throws InterruptedException;
}
