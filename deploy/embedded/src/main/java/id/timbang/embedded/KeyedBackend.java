package id.timbang.embedded;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.QueryResult;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import de.bwaldvogel.mongo.backend.memory.MemoryCollection;
import de.bwaldvogel.mongo.backend.memory.MemoryDatabase;
import de.bwaldvogel.mongo.bson.Document;
import java.util.Collection;

/**
 * A backend in memory that finds a document by its {@code _id} also where a query has other conditions beside it. The
 * library's own uses an index only where the query is on the index's keys alone, so that every conditional write
 * ({@code _id} and a version) would read the whole collection; and where many are asked for by their {@code _id}, it
 * compares each that it has found with all of these once more.
 */
final class KeyedBackend extends MemoryBackend {

    private static final String ID = "_id";
    private static final String IN = "$in";
    private static final Document ANY = new Document();

    @Override
    public MemoryDatabase openOrCreateDatabase(String databaseName) {
        return new KeyedDatabase(databaseName, getCursorRegistry());
    }

    private static final class KeyedDatabase extends MemoryDatabase {

        KeyedDatabase(String databaseName, CursorRegistry cursors) {
            super(databaseName, cursors);
        }

        @Override
        protected MemoryCollection openOrCreateCollection(String collectionName, CollectionOptions options) {
            return new KeyedCollection(this, collectionName, options, cursorRegistry);
        }
    }

    private static final class KeyedCollection extends MemoryCollection {

        KeyedCollection(MongoDatabase database, String name, CollectionOptions options, CursorRegistry cursors) {
            super(database, name, options, cursors);
        }

        @Override
        protected QueryResult queryDocuments(
                Document query, Document orderBy, int numberToSkip, int limit, int batchSize, Document fieldSelector) {
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

        /** Nobody asks how large a collection is, and every write would encode its document twice to tell. */
        @Override
        protected boolean tracksDataSize() {
            return false;
        }
    }
}
