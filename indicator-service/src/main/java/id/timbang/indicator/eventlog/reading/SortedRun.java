package id.timbang.indicator.eventlog.reading;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Sorted rows in a file of their own. */
record SortedRun(Path file, long rows) {

    private static final int BUFFER = 1 << 16;

    static SortedRun write(Path directory, RowStream sorted) throws IOException {
        Path file = Files.createTempFile(directory, "run-", ".rows");
        long rows = 0;
        try (sorted;
                DataOutputStream out =
                        new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file), BUFFER))) {
            for (Row row = sorted.next(); row != null; row = sorted.next()) {
                row.write(out);
                rows++;
            }
        }
        return new SortedRun(file, rows);
    }

    RowStream read() throws IOException {
        DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file), BUFFER));
        return new RowStream() {
            private long left = rows;

            @Override
            public @Nullable Row next() throws IOException {
                return left-- > 0 ? Row.read(in) : null;
            }

            @Override
            public void close() throws IOException {
                in.close();
            }
        };
    }

    void delete() throws IOException {
        Files.delete(file);
    }
}
