package id.timbang.scoring.live;

import java.io.IOException;

/** The connection to a page. It never waits: it says whether it takes something, and tells when it does again. */
interface LiveLine {

    /** Whether something can be written now. Where not, whoever opened the line is told when it can. */
    boolean isReady() throws IOException;

    /** Takes the bytes, all of them; only when {@link #isReady}. */
    void write(byte[] bytes) throws IOException;

    /** Ends the answer in good order. */
    void close();
}
