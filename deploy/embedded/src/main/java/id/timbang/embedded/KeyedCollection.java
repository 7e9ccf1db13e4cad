package id.timbang.embedded;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.ArrayFilters;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.Cursor;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.QueryParameters;
import de.bwaldvogel.mongo.backend.QueryResult;
import de.bwaldvogel.mongo.backend.memory.MemoryCollection;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.oplog.Oplog;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The library's collection, with three differences:
 *
 * <ul>
 *   <li>It finds a document by its {@code _id} also where a query has other conditions beside it. The library's own uses an
 *       index only where the query is on the index's keys alone, so that every conditional write ({@code _id} and a version)
 *       would read the whole collection; and where many are asked for by their {@code _id}, it compares each that it has
 *       found with all of these once more.
 *   <li>{@link PlainUpdate}s are done in place. The library clones the document three times for each and compares it twice.
 *   <li>What is answered is as it was at one moment. The library writes its own documents down after the collection's lock is
 *       released, so that half of one state could be answered and half of the next.
 * </ul>
 */
final class KeyedCollection extends MemoryCollection {

    private static final String ID = "_id";
    private static final String IN = "$in";
    private static final Document ANY = new Document();

    /** While it is, what is found is to be changed, and must be the documents themselves. */
    private boolean changing;

    KeyedCollection(MongoDatabase database, String name, CollectionOptions options, CursorRegistry cursors) {
        super(database, name, options, cursors);
    }

    @Override
    protected QueryResult queryDocuments(
            Document query,
            @Nullable Document orderBy,
            int numberToSkip,
            int limit,
            int batchSize,
            @Nullable Document fieldSelector) {
        boolean isForKeysAlone = query.size() == 1 && isOneOfTexts(query.get(ID));
        if (isForKeysAlone || query.size() > 1 && query.containsKey(ID)) {
            Document byId = new Document(ID, query.get(ID));
            for (Index<Integer> index : getIndexes()) {
                if (index.canHandle(byId)) {
                    // The other conditions are checked on what the index finds.
                    return matchDocuments(
                            isForKeysAlone ? ANY : query,
                            index.getPositions(byId),
                            orderBy,
                            numberToSkip,
                            limit,
                            batchSize,
                            fieldSelector);
                }
            }
        }
        return super.queryDocuments(query, orderBy, numberToSkip, limit, batchSize, fieldSelector);
    }

    private static boolean isOneOfTexts(Object condition) {
        return condition instanceof Document expression
                && expression.size() == 1
                && expression.get(IN) instanceof Collection<?> wanted
                && wanted.stream().allMatch(String.class::isInstance);
    }

    @Override
    public synchronized Document updateDocuments(
            Document selector,
            Document update,
            ArrayFilters arrayFilters,
            boolean isMulti,
            boolean isUpsert,
            Oplog oplog) {
        boolean hasOtherIndexes = getIndexes().size() > 1;
        PlainUpdate plain = isMulti || isUpsert || hasOtherIndexes ? null : PlainUpdate.of(update);
        if (plain == null) {
            return super.updateDocuments(selector, update, arrayFilters, isMulti, isUpsert, oplog);
        }
        int matched = 0;
        List<Object> changed = new ArrayList<>(1);
        for (Document document : queryDocuments(selector, null, 0, 1, 0, null)) {
            if (!plain.fits(document)) {
                return super.updateDocuments(selector, update, arrayFilters, false, false, oplog);
            }
            matched++;
            if (plain.change(document)) {
                changed.add(document.get(ID));
            }
        }
        oplog.handleUpdate(getFullName(), selector, update, changed);
        return new Document("n", matched).append("nModified", changed.size());
    }

    @Override
    public synchronized QueryResult handleQuery(QueryParameters parameters) {
        QueryResult found = super.handleQuery(parameters);
        return changing ? found : new QueryResult(asTheyAre(found.collectDocuments()), found.getCursorId());
    }

    @Override
    protected Cursor createCursor(List<Document> remaining) {
        return super.createCursor(asTheyAre(remaining));
    }

    @Override
    public synchronized Document findAndModify(Document query) {
        changing = true;
        try {
            Document answer = super.findAndModify(query);
            if (answer.get("value") instanceof Document document) {
                answer.put("value", document.clone());
            }
            return answer;
        } finally {
            changing = false;
        }
    }

    /** The values in a document are never changed, only others put in their places. */
    private static List<Document> asTheyAre(List<Document> documents) {
        return documents.stream().map(Document::clone).toList();
    }

    /** Nobody asks how large a collection is, and every write would encode its document twice to tell. */
    @Override
    protected boolean tracksDataSize() {
        return false;
    }
}
