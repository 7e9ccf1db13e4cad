package id.timbang.contracts;

/**
 * An observation is to be taken back that nobody has told yet, and of which so nobody knows whose it is. It waits
 * here; when the observation is told, it is taken back at once, and this is settled.
 *
 * @param source  the source of the observation
 * @param id      the id of the observation
 * @param reason  why it is wrong
 * @param settled whether the observation has been told, and taken back
 */
public record RetractionRequested(String source, String id, long version, String reason, boolean settled)
        implements Event, Versioned {

    @Override
    public String key() {
        return "retraction/" + source + "/" + id;
    }

    @Override
    public String eventId() {
        return key() + "/" + version;
    }

    @Override
    public String eventSource() {
        return "timbang/indicator-service";
    }
}
