package id.timbang.embedded;

import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import de.bwaldvogel.mongo.backend.memory.MemoryCollection;
import de.bwaldvogel.mongo.backend.memory.MemoryDatabase;

/** A backend in memory whose collections are {@link KeyedCollection}s. */
final class KeyedBackend extends MemoryBackend {

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
}
