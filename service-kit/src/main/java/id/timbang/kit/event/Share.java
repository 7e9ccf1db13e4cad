package id.timbang.kit.event;

/**
 * Which partitions of a topic one of several readers follows: each partition is in exactly one share.
 *
 * @param number of the reader, from 0
 * @param of     how many readers there are
 */
public record Share(int number, int of) {

    /** One reader of the whole topic. */
    public static final Share WHOLE = new Share(0, 1);

    public Share {
        if (of < 1 || number < 0 || number >= of) {
            throw new IllegalArgumentException("there is no share " + number + " of " + of);
        }
    }

    boolean has(int partition) {
        return partition % of == number;
    }
}
