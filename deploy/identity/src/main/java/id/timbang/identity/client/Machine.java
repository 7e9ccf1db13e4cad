package id.timbang.identity.client;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The demonstration's machines, and what their tokens say. */
enum Machine {
    /** Stands for the registry systems: tells facts of these sources. */
    REGISTRY(Map.of(
            "roles",
            List.of("registry"),
            "sources",
            List.of(
                    "registry",
                    "siak",
                    "opencrvs",
                    "mosip",
                    "lapor",
                    "antrean",
                    "presensi",
                    "pembinaan",
                    "receipt-log",
                    "readme",
                    "test"))),
    /** A manager's rights over every agency, for scripts. */
    OPERATOR(Map.of("roles", List.of("manager"), "agency", "*"));

    private final Map<String, Object> claims;

    Machine(Map<String, Object> claims) {
        this.claims = claims;
    }

    String clientId() {
        return name().toLowerCase(Locale.ROOT);
    }

    Map<String, Object> claims() {
        return claims;
    }

    static Optional<Machine> withClientId(String clientId) {
        return Arrays.stream(values())
                .filter(machine -> machine.clientId().equals(clientId))
                .findFirst();
    }
}
