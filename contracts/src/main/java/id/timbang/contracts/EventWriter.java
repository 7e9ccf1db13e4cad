package id.timbang.contracts;

import java.io.ByteArrayOutputStream;
import tools.jackson.core.JsonGenerator;

/**
 * Writes events one after the other, to the letter as {@link EventJson#write} does; what writing needs is made once for
 * all of them. For one thread. Where one event cannot be written, the writer is of no further use.
 */
public final class EventWriter implements AutoCloseable {

    private static final int OBSERVATION_BYTES = 1024;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(OBSERVATION_BYTES);
    private final JsonGenerator json = EventJson.mapper().createGenerator(bytes);
    private final ObservationJson observations = new ObservationJson(json);

    /** One record of the log. */
    public byte[] write(Envelope<?> envelope) {
        if (!(envelope.data() instanceof ObservationRecorded fact)) {
            return EventJson.writeByMapper(envelope);
        }
        observations.write(envelope, fact);
        json.flush();
        byte[] written = bytes.toByteArray();
        bytes.reset();
        return written;
    }

    @Override
    public void close() {
        json.close();
    }
}
