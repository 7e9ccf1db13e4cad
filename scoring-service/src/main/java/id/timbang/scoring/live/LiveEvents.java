package id.timbang.scoring.live;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** What is written to a live page: events of Server-Sent Events (WHATWG HTML, 9.2). */
final class LiveEvents {

    static final byte[] HEARTBEAT = bytes(":heartbeat\n\n");

    /** What follows up to {@code snapshot-complete} is all there is to show; what was shown before is void. */
    static final byte[] SNAPSHOT = event("snapshot", "{}");

    private LiveEvents() {}

    static byte[] snapshotComplete(int n) {
        return event("snapshot-complete", "{\"n\":" + n + "}");
    }

    static byte[] recalculation(boolean running) {
        return event("recalculation", "{\"running\":" + running + "}");
    }

    static byte[] gone(String employeeId) {
        return event("gone", JsonMapper.shared().writeValueAsString(Map.of("employeeId", employeeId)));
    }

    static byte[] score(String json) {
        return event("score", json);
    }

    private static byte[] event(String name, String data) {
        return bytes("event:" + name + "\ndata:" + data + "\n\n");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
