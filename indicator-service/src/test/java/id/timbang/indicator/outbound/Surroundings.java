package id.timbang.indicator.outbound;

/** A broker and a store that can be taken away from the service and given back, as they were. */
interface Surroundings extends AutoCloseable {

    String bootstrapServers();

    /** The connection string of a database. */
    String mongoUri(String database);

    void brokerAway();

    void brokerBack();

    void storeAway();

    void storeBack();

    @Override
    void close();
}
