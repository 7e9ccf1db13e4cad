package id.timbang.indicator.eventlog.reading;

import java.io.Closeable;
import java.io.IOException;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/** Rows one after another. */
interface RowStream extends Closeable {

    /** The next row, none at the end. */
    @Nullable
    Row next() throws IOException;

    @Override
    default void close() throws IOException {}

    static RowStream of(Iterable<Row> rows) {
        Iterator<Row> iterator = rows.iterator();
        return () -> iterator.hasNext() ? iterator.next() : null;
    }
}
