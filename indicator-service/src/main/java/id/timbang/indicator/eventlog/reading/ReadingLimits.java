package id.timbang.indicator.eventlog.reading;

/**
 * What bounds the memory and disk that reading a log may take.
 *
 * @param unpackedBytes   the largest log, unpacked
 * @param packingRatio    the largest ratio of unpacked to packed bytes, from the first {@value #RATIO_FROM} bytes on
 * @param caseEvents      events in one case
 * @param caseCharacters  characters in all attributes of one case
 * @param valueCharacters characters in one attribute value (XES: bytes of one tag or text)
 * @param sortMemory      bytes of CSV rows that are sorted in memory before a run goes to disk
 */
public record ReadingLimits(
        long unpackedBytes,
        long packingRatio,
        int caseEvents,
        long caseCharacters,
        int valueCharacters,
        long sortMemory) {

    /** Below this many unpacked bytes any ratio is harmless. */
    static final long RATIO_FROM = 16_000_000;
}
