package id.timbang.embedded;

import de.bwaldvogel.mongo.MongoServer;
import java.net.BindException;
import java.net.InetSocketAddress;

/**
 * A store in memory that speaks MongoDB's protocol, reachable on this machine only. Empty at every start; without
 * sessions and transactions, and a query that names neither {@code _id} nor what is unique reads the whole collection.
 */
public final class EmbeddedStore implements AutoCloseable {

    private final MongoServer server;
    private final int port;

    private EmbeddedStore(MongoServer server) {
        this.server = server;
        this.port = server.getLocalAddress().getPort();
    }

    /** Starts a store at a free port. */
    public static EmbeddedStore start() {
        return start(0);
    }

    /** @throws EmbeddedStartException if the port is taken */
    public static EmbeddedStore start(int port) {
        MongoServer server = new MongoServer(new KeyedBackend());
        try {
            server.bind(new InetSocketAddress(Ports.HOST, port));
            return new EmbeddedStore(server);
        } catch (Exception e) {
            // Netty throws the checked BindException without declaring it.
            server.shutdownNow();
            if (e instanceof BindException) {
                throw Ports.taken(port, e);
            }
            throw new EmbeddedStartException("The store cannot start at port %d: %s".formatted(port, e), e);
        }
    }

    /** The connection string without a database, as {@code mongodb://127.0.0.1:PORT}. */
    public String uri() {
        return "mongodb://%s:%d".formatted(Ports.HOST, port);
    }

    /** The connection string of a database, as {@code mongodb://127.0.0.1:PORT/DATABASE}. */
    public String uri(String database) {
        return uri() + "/" + database;
    }

    /** Stops and forgets everything. */
    @Override
    public void close() {
        server.shutdownNow();
    }
}
