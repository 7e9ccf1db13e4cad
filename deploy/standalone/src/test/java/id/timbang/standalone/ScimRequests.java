package id.timbang.standalone;

import id.timbang.standalone.RightsRequests.Asked;
import java.util.UUID;

/** How the lines about SCIM users are asked. */
final class ScimRequests {

    private static final String USERS = "/scim/v2/Users";
    private static final String CORE = "urn:ietf:params:scim:schemas:core:2.0:User";
    private static final String ENTERPRISE = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";

    private ScimRequests() {}

    static Asked of(String verb, String object) {
        if (object.startsWith("somebody new")) {
            String office = object.endsWith("their agency") ? "rungkut" : RightsWorld.HARBOUR;
            return scim(verb, USERS, user("made-" + UUID.randomUUID(), office));
        }
        String id = RightsRequests.person(object);
        return switch (verb) {
            case "PUT" ->
                scim(
                        verb,
                        USERS + "/" + id,
                        user(id, id.equals(RightsWorld.OTHER_AGENCY) ? RightsWorld.HARBOUR : RightsWorld.OFFICE));
            case "PATCH" -> scim(verb, USERS + "/" + id, """
                        {"schemas": ["urn:ietf:params:scim:api:messages:2.0:PatchOp"],
                         "Operations": [{"op": "replace", "path": "active", "value": true}]}""");
            default -> scim(verb, USERS + "/" + id, "");
        };
    }

    private static String user(String id, String office) {
        return """
                {"schemas": ["%s", "%s"], "userName": "%s", "displayName": "%s", "title": "Petugas Registrasi",
                 "%s": {"department": "%s"}}""".formatted(
                CORE, ENTERPRISE, id, id.equals(RightsWorld.BUDI) ? "Budi Santoso" : "Somebody", ENTERPRISE, office);
    }

    private static Asked scim(String verb, String path, String body) {
        return new Asked(verb, path, "application/scim+json", body);
    }
}
