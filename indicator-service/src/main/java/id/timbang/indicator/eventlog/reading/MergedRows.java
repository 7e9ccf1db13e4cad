package id.timbang.indicator.eventlog.reading;

import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/** Several sorted streams as one. */
final class MergedRows implements RowStream {

    private record Head(Row row, RowStream rest) {}

    private final List<RowStream> streams;
    private final PriorityQueue<Head> heads = new PriorityQueue<>(Comparator.comparing(Head::row));

    MergedRows(List<RowStream> streams) throws IOException {
        this.streams = streams;
        for (RowStream stream : streams) {
            advance(stream);
        }
    }

    @Override
    public @Nullable Row next() throws IOException {
        Head least = heads.poll();
        if (least == null) {
            return null;
        }
        advance(least.rest());
        return least.row();
    }

    private void advance(RowStream stream) throws IOException {
        Row next = stream.next();
        if (next != null) {
            heads.add(new Head(next, stream));
        }
    }

    @Override
    public void close() throws IOException {
        for (RowStream stream : streams) {
            stream.close();
        }
    }
}
