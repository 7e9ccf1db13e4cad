package id.timbang.scoring.evidence;

/**
 * 64 bits of an event's source and id, by which most of what was not told before is known at once. Two that are
 * equal are looked at again: equal fingerprints alone never make a duplicate.
 */
final class Fingerprint {

    /** FNV-1a over UTF-16 units, mixed at the end as in MurmurHash3; both are in the public domain. */
    static final long START = 0xcbf29ce484222325L;

    private static final long PRIME = 0x100000001b3L;

    private Fingerprint() {}

    /** Of ASCII text. */
    static long with(long hash, byte[] text, int from, int length) {
        long next = hash;
        for (int i = from; i < from + length; i++) {
            next = (next ^ text[i]) * PRIME;
        }
        return next;
    }

    static long with(long hash, String text) {
        long next = hash;
        for (int i = 0; i < text.length(); i++) {
            next = (next ^ text.charAt(i)) * PRIME;
        }
        return next;
    }

    /** Of the hashes of a source and an id. */
    static long of(long source, long id) {
        long mixed = source * 0x9e3779b97f4a7c15L + id;
        mixed = (mixed ^ (mixed >>> 33)) * 0xff51afd7ed558ccdL;
        mixed = (mixed ^ (mixed >>> 33)) * 0xc4ceb9fe1a85ec53L;
        return mixed ^ (mixed >>> 33);
    }

    static long of(String source, String id) {
        return of(with(START, source), with(START, id));
    }
}
