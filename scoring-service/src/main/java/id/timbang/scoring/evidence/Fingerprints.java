package id.timbang.scoring.evidence;

import java.nio.ByteBuffer;
import java.util.Arrays;

/** A set of fingerprints without an object each: of a million people's facts, most of the memory would be objects. */
final class Fingerprints {

    private static final int SMALLEST = 16;

    /** Open addressing, at most half full; 0 is an empty place. */
    private long[] places = new long[SMALLEST];

    private int size;

    /** @return false where it is there already */
    boolean add(long fingerprint) {
        long stored = stored(fingerprint);
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
        long stored = stored(fingerprint);
        return places[place(stored)] == stored;
    }

    /** 0 and 1 share a place, as any two fingerprints might be the same. */
    private static long stored(long fingerprint) {
        return fingerprint == 0 ? 1 : fingerprint;
    }

    private int place(long stored) {
        int place = (int) stored & (places.length - 1);
        while (places[place] != 0 && places[place] != stored) {
            place = (place + 1) & (places.length - 1);
        }
        return place;
    }

    private void grow() {
        long[] before = places;
        places = new long[before.length * 2];
        for (long stored : before) {
            if (stored != 0) {
                places[place(stored)] = stored;
            }
        }
    }

    int bytes() {
        return places.length * Long.BYTES;
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
