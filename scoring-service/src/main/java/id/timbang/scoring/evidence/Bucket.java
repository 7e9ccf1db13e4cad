package id.timbang.scoring.evidence;

import id.timbang.contracts.Period;
import id.timbang.scoring.tally.Fact;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.function.LongPredicate;
import org.bson.Document;
import org.bson.types.Binary;

/**
 * A document of evidence: {@code {_id, employeeId, topic, partition, months, indicators, first, last, count, bytes, codec,
 * known: [...], records: [...], earlier: [...]}}. The employee's latest records on a topic stand in
 * {@code topic|employee}, which is added to until it is large; what stood in it then moves to a document
 * {@code topic|employee|lock}, and {@code earlier} lists these. The records are as {@link Records} has them, and to each
 * belongs a {@link Fingerprint} in {@code known}.
 */
final class Bucket {

    /** So many records in a frame are some tenth larger than as a part of a longer one; sixteen are half as large again. */
    private static final int MANY = 64;

    private Bucket() {}

    static String id(String topic, String employeeId) {
        return topic + "|" + employeeId;
    }

    /** Where the records of a document move that has become large. */
    static String movedId(Document document) {
        return document.getString("_id") + "|" + document.getLong("lock");
    }

    /**
     * The same records in a document of their own. Where its frames hold few, they become one, which is a good deal smaller:
     * frames that hold many stay as they are, for to pack them anew takes more than all else.
     */
    static Document moved(Document document) {
        Document moved = new Document(document);
        List.of("lock", "by", "earlier").forEach(moved::remove);
        moved.append("_id", movedId(document));
        int frames = document.getList("records", Binary.class).size();
        return document.getLong("count") < (long) MANY * frames ? asOneFrame(moved) : moved;
    }

    private static Document asOneFrame(Document document) {
        List<Records.Kept> records = new ArrayList<>();
        List<long[]> known = new ArrayList<>();
        int count = 0;
        for (Binary frame : document.getList("records", Binary.class)) {
            records.addAll(Records.decompressed(frame.getData()));
        }
        for (Binary packed : document.getList("known", Binary.class)) {
            known.add(Fingerprints.unpacked(packed.getData()));
            count += packed.length() / Long.BYTES;
        }
        long[] all = new long[count];
        int at = 0;
        for (long[] some : known) {
            System.arraycopy(some, 0, all, at, some.length);
            at += some.length;
        }
        byte[] frame = Records.compressed(records);
        return document.append("bytes", (long) frame.length)
                .append("known", List.of(new Binary(Fingerprints.packed(all))))
                .append("records", List.of(new Binary(frame)));
    }

    static byte[] frame(Collection<Told> told) {
        FrameWriter writer = FrameWriter.ofThisThread();
        told.forEach(each -> writer.add(each.at().offset(), each.record()));
        return writer.frame();
    }

    static byte[] known(List<Told> told) {
        long[] fingerprints = new long[told.size()];
        for (int i = 0; i < fingerprints.length; i++) {
            fingerprints[i] = told.get(i).fingerprint();
        }
        return Fingerprints.packed(fingerprints);
    }

    /** Whether a document has a record with any of the fingerprints. */
    static boolean holds(Document document, Set<Long> wanted) {
        return document.getList("known", Binary.class).stream()
                .flatMapToLong(packed -> Arrays.stream(Fingerprints.unpacked(packed.getData())))
                .anyMatch(wanted::contains);
    }

    /** Hands over each record with its fingerprint. */
    static void each(Document document, BiConsumer<Long, Records.Kept> action) {
        each(document, fingerprint -> true, action);
    }

    /** Hands over the records with such fingerprints; a frame without any is not unpacked. */
    static void each(Document document, LongPredicate wanted, BiConsumer<Long, Records.Kept> action) {
        List<Binary> known = document.getList("known", Binary.class);
        List<Binary> frames = document.getList("records", Binary.class);
        for (int i = 0; i < frames.size(); i++) {
            long[] fingerprints = Fingerprints.unpacked(known.get(i).getData());
            if (Arrays.stream(fingerprints).noneMatch(wanted)) {
                continue;
            }
            List<Records.Kept> records = Records.decompressed(frames.get(i).getData());
            for (int each = 0; each < fingerprints.length; each++) {
                if (wanted.test(fingerprints[each])) {
                    action.accept(fingerprints[each], records.get(each));
                }
            }
        }
    }

    static LogPosition position(Document document, Records.Kept kept) {
        return new LogPosition(document.getString("topic"), document.getInteger("partition"), kept.offset());
    }

    /** What a reader without the records sees of them. */
    static final class Header {

        private final TreeSet<String> months = new TreeSet<>();
        private final TreeSet<String> indicators = new TreeSet<>();
        private long first = -1;
        private long last;
        private long count;
        private long bytes;

        static Header of(Document document) {
            Header header = new Header();
            header.months.addAll(document.getList("months", String.class));
            header.indicators.addAll(document.getList("indicators", String.class));
            header.first = document.getLong("first");
            header.last = document.getLong("last");
            header.count = document.getLong("count");
            header.bytes = document.getLong("bytes");
            return header;
        }

        void add(List<Told> told, int frameBytes) {
            if (first < 0) {
                first = told.get(0).at().offset();
            }
            last = told.get(told.size() - 1).at().offset();
            count += told.size();
            bytes += frameBytes;
            int month = 0;
            String indicator = "";
            for (Told each : told) {
                Fact fact = each.fact();
                if (fact != null) {
                    int its = fact.day().getYear() * 12 + fact.day().getMonthValue();
                    if (its != month) {
                        month = its;
                        months.add(Period.monthOf(fact.day()).toString());
                    }
                    if (!fact.indicator().equals(indicator)) {
                        indicator = fact.indicator();
                        indicators.add(indicator);
                    }
                }
            }
        }

        long bytes() {
            return bytes;
        }

        Document appendTo(Document document) {
            return document.append("months", List.copyOf(months))
                    .append("indicators", List.copyOf(indicators))
                    .append("first", first)
                    .append("last", last)
                    .append("count", count)
                    .append("bytes", bytes)
                    .append("codec", Records.CODEC);
        }
    }
}
