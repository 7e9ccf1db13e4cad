package id.timbang.standalone;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import id.timbang.embedded.EmbeddedStore;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.bson.Document;

/** Where the services keep their views of the log: in this process' memory, or in the MongoDB that was named. */
final class Store implements AutoCloseable {

    private static final int PATIENCE_SECONDS = 10;

    private final UnaryOperator<String> uris;
    private final Runnable close;

    private Store(UnaryOperator<String> uris, Runnable close) {
        this.uris = uris;
        this.close = close;
    }

    static Store embedded() {
        EmbeddedStore store = EmbeddedStore.start();
        return new Store(store::uri, store::close);
    }

    /** @throws StartFailure when nobody answers there */
    static Store at(MongoUri uri) {
        try (MongoClient client = MongoClients.create(MongoClientSettings.builder()
                .applyConnectionString(new ConnectionString(uri.database("timbang")))
                .applyToClusterSettings(cluster -> cluster.serverSelectionTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS))
                .build())) {
            client.getDatabase("timbang").runCommand(new Document("ping", 1));
        } catch (MongoException | IllegalArgumentException away) {
            throw new StartFailure(
                    "The MongoDB at " + uri.shown() + " cannot be used (" + firstLine(away)
                            + "); start it, or name another one with --mongodb.",
                    away);
        }
        return new Store(uri::database, () -> {});
    }

    /** The connection string of a database. */
    String uri(String database) {
        return uris.apply(database);
    }

    private static String firstLine(RuntimeException failed) {
        return String.valueOf(failed.getMessage()).lines().findFirst().orElse("no answer");
    }

    @Override
    public void close() {
        close.run();
    }
}
