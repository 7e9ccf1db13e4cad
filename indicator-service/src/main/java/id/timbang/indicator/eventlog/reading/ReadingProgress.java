package id.timbang.indicator.eventlog.reading;

/** How far the reading of a file has come. Written by the reader, read by whoever is asked. */
public final class ReadingProgress {

    private final long bytesTotal;
    private volatile long bytesRead;
    private volatile boolean sorting;
    private volatile long rowsDone;
    private volatile long rowsTotal;

    /** @param bytesTotal the file's size */
    public ReadingProgress(long bytesTotal) {
        this.bytesTotal = bytesTotal;
    }

    public long bytesTotal() {
        return bytesTotal;
    }

    public long bytesRead() {
        return bytesRead;
    }

    /** Percent done, 0 to 100; for CSV one half is reading and sorting, the other going through the sorted rows. */
    public int percent() {
        int read = share(bytesRead, bytesTotal);
        return sorting ? (read + share(rowsDone, rowsTotal)) / 2 : read;
    }

    void bytesRead(long count) {
        bytesRead = count;
    }

    void sorting() {
        sorting = true;
    }

    void rows(long done, long total) {
        rowsTotal = total;
        rowsDone = done;
    }

    private static int share(long part, long whole) {
        return whole == 0 ? 0 : (int) Math.min(100, part * 100 / whole);
    }
}
