package id.timbang.scoring.evidence;

import id.timbang.scoring.store.ConditionalWrites;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;
import org.bson.types.Binary;

/**
 * What is kept in memory of an employee's evidence on one topic: the fingerprints of all of it, and how its document
 * stands. Whoever works with one has taken it out of the cache, so that nobody else sees it half changed.
 */
final class Known {

    private static final int OBJECTS = 400;

    /** Larger, or of more pieces, a document is not added to. */
    private static final int LARGE = 64 * 1024;

    private static final int PIECES = 200;

    private final String id;
    private final String employeeId;
    private final Fingerprints fingerprints = new Fingerprints();
    private final List<String> earlier = new ArrayList<>();
    private Bucket.Header header = new Bucket.Header();
    private long lock;
    private int pieces;

    /** Of nothing. */
    Known(String id, String employeeId) {
        this.id = id;
        this.employeeId = employeeId;
    }

    /** @param document without its records */
    static Known of(Document document) {
        Known known = new Known(document.getString("_id"), document.getString("employeeId"));
        known.header = Bucket.Header.of(document);
        known.lock = document.getLong("lock");
        known.earlier.addAll(document.getList("earlier", String.class));
        known.pieces = document.getList("known", Binary.class).size();
        known.addFingerprintsOf(document);
        return known;
    }

    void addFingerprintsOf(Document document) {
        document.getList("known", Binary.class).forEach(packed -> fingerprints.addPacked(packed.getData()));
    }

    String id() {
        return id;
    }

    Fingerprints fingerprints() {
        return fingerprints;
    }

    List<String> earlier() {
        return earlier;
    }

    boolean isEmpty() {
        return lock == 0;
    }

    boolean isLarge() {
        return header.bytes() > LARGE || pieces >= PIECES;
    }

    int weight() {
        return OBJECTS + fingerprints.bytes();
    }

    /** Whether that is the document it was read from, or written as. */
    boolean isOf(Document document) {
        return lock == document.getLong("lock");
    }

    /** Begins a new document in place of the one whose records have moved. */
    void moved(String to) {
        earlier.add(to);
        header = new Bucket.Header();
        pieces = 0;
    }

    /** Adds records, whose fingerprints are in already, on the condition that nobody else has. */
    void add(List<Told> told, ConditionalWrites writes) {
        byte[] frame = Bucket.frame(told);
        Binary known = new Binary(Bucket.known(told));
        header.add(told, frame.length);
        lock++;
        pieces++;
        if (pieces > 1) {
            writes.update(
                    id,
                    header.appendTo(new Document()),
                    new Document("known", known).append("records", new Binary(frame)),
                    lock);
            return;
        }
        LogPosition at = told.get(0).at();
        Document document = new Document("_id", id)
                .append("employeeId", employeeId)
                .append("topic", at.topic())
                .append("partition", at.partition());
        writes.replace(
                header.appendTo(document)
                        .append("known", List.of(known))
                        .append("records", List.of(new Binary(frame)))
                        .append("earlier", List.copyOf(earlier)),
                lock);
    }
}
