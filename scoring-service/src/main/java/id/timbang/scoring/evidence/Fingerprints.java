package id.timbang.scoring.evidence;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * A set of fingerprints without an object each: of a million people's facts, most of the memory would be objects. Half of
 * each is kept: two in four billion are taken for the same, and whoever finds one here looks at the facts themselves.
 */
final class Fingerprints {

    private static final int SMALLEST = 16;

    /** Open addressing, at most half full; 0 is an empty place. */
    private int[] places = new int[SMALLEST];

    private int size;

    /** @return false where it is there already */
    boolean add(long fingerprint) {
        int stored = stored(fingerprint);
        int place = place(stored);
        if (places[place] == stored) {
            return false;
        }
        places[place] = stored;
        if (++size * 2 > places.length) {
            grow();
        }
        return true;
    }

    boolean contains(long fingerprint) {
        int stored = stored(fingerprint);
        return places[place(stored)] == stored;
    }

    /** 0 and 1 share a place, as any two might. */
    private static int stored(long fingerprint) {
        int half = Long.hashCode(fingerprint);
        return half == 0 ? 1 : half;
    }

    private int place(int stored) {
        int place = stored & (places.length - 1);
        while (places[place] != 0 && places[place] != stored) {
            place = (place + 1) & (places.length - 1);
        }
        return place;
    }

    private void grow() {
        int[] before = places;
        places = new int[before.length * 2];
        for (int stored : before) {
            if (stored != 0) {
                places[place(stored)] = stored;
            }
        }
    }

    int bytes() {
        return places.length * Integer.BYTES;
    }

    /** Fingerprints one after the other, 8 bytes each, the highest first. */
    static byte[] packed(long[] fingerprints) {
        ByteBuffer packed = ByteBuffer.allocate(fingerprints.length * Long.BYTES);
        packed.asLongBuffer().put(fingerprints);
        return packed.array();
    }

    static long[] unpacked(byte[] packed) {
        long[] fingerprints = new long[packed.length / Long.BYTES];
        ByteBuffer.wrap(packed).asLongBuffer().get(fingerprints);
        return fingerprints;
    }

    void addPacked(byte[] packed) {
        Arrays.stream(unpacked(packed)).forEach(this::add);
    }
}
