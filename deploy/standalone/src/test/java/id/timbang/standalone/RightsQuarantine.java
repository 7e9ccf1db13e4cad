package id.timbang.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import tools.jackson.databind.JsonNode;

/**
 * What could not be used, for the question of rights: one entry of each kind to be replayed, and one to be dismissed.
 *
 * @param entries        what they are called in the quarantine, by what they are about and what is done to them
 * @param managersReplay the id of a replay that the manager has started
 */
record RightsQuarantine(Map<String, String> entries, String managersReplay) {

    static final RightsQuarantine EMPTY = new RightsQuarantine(Map.of(), "");

    /** A replay of what there is none of. */
    static final String NOTHING = "{\"filter\": {\"source\": \"none-of-these\"}}";

    private static final String UNKNOWN_INDICATOR = "unknown-to-the-matrix";

    static RightsQuarantine make(Client operator, Client manager, String month) throws Exception {
        Map<String, String> entries = new HashMap<>();
        for (String deed : new String[] {"replay", "dismissal"}) {
            entries.put("about Budi " + deed, aside(operator, "siak", RightsWorld.BUDI, month));
            entries.put(
                    "about Budi, of a source that is not the registry's " + deed,
                    aside(operator, "not-the-registrys", RightsWorld.BUDI, month));
            entries.put(
                    "about somebody in another agency " + deed,
                    aside(operator, "siak", RightsWorld.OTHER_AGENCY, month));
        }
        HttpResponse<String> replay = manager.post("/api/quarantine/replays", NOTHING);
        return new RightsQuarantine(
                entries, Client.read(replay.body()).path("replayId").asString());
    }

    private static String aside(Client operator, String source, String employee, String month) throws Exception {
        String id = "aside-" + UUID.randomUUID();
        String observation = RightsWorld.observation(id, source, employee, month + "-10T03:00:00Z")
                .replace("documents-processed", UNKNOWN_INDICATOR);
        assertThat(operator.post("/api/observations", observation).statusCode()).isEqualTo(422);
        return Awaitility.await().until(() -> find(operator, id), entry -> !entry.isEmpty());
    }

    private static String find(Client operator, String id) throws Exception {
        for (JsonNode entry : operator.get("/api/quarantine?size=500&indicator=" + UNKNOWN_INDICATOR)
                .path("items")) {
            if (entry.path("item").asString().equals(id)) {
                return entry.path("entry").asString();
            }
        }
        return "";
    }

    /** @param deed what is done to it: replay or dismissal */
    String entry(String object, String deed) {
        return object.startsWith("no entry") ? "no-such-entry" : String.valueOf(entries.get(object + " " + deed));
    }
}
