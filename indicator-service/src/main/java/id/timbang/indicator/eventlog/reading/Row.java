package id.timbang.indicator.eventlog.reading;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;

/**
 * A row of a CSV log on its way through the sort.
 *
 * @param number its place among the rows, from 0
 * @param line   the line it starts at, from 1
 */
record Row(String caseId, long number, long line, String[] fields) implements Comparable<Row> {

    private static final Comparator<Row> ORDER =
            Comparator.comparing(Row::caseId).thenComparingLong(Row::number);
    private static final int OBJECT = 56;

    @Override
    public int compareTo(Row other) {
        return ORDER.compare(this, other);
    }

    /** About how many bytes of memory it takes. */
    long size() {
        long size = 2 * OBJECT + caseId.length();
        for (String field : fields) {
            size += OBJECT + field.length();
        }
        return size;
    }

    void write(DataOutputStream out) throws IOException {
        write(out, caseId);
        out.writeLong(number);
        out.writeLong(line);
        out.writeInt(fields.length);
        for (String field : fields) {
            write(out, field);
        }
    }

    static Row read(DataInputStream in) throws IOException {
        String caseId = readText(in);
        long number = in.readLong();
        long line = in.readLong();
        String[] fields = new String[in.readInt()];
        for (int i = 0; i < fields.length; i++) {
            fields[i] = readText(in);
        }
        return new Row(caseId, number, line, fields);
    }

    private static void write(DataOutputStream out, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static String readText(DataInputStream in) throws IOException {
        return new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8);
    }
}
