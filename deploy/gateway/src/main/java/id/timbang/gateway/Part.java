package id.timbang.gateway;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The services behind the front door, and the paths each answers for. */
enum Part {
    INDICATOR(
            "/api/offices/**",
            "/api/employees/**",
            "/api/calendars/**",
            "/scim/**",
            "/api/indicators/**",
            "/api/scorecards/**",
            "/api/catalogues/**",
            "/api/observations/**",
            "/api/event-logs/**",
            "/api/quarantine/**",
            "/openapi/indicator-service.yaml"),
    SURVEY("/api/surveys/**", "/survey/**"),
    SCORING("/api/scores/**", "/api/rebuilds/**"),
    REPORT("/api/reports/**", "/api/periods/**", "/api/summaries/**", "/api/objections/**", "/api/audit/**");

    private final List<String> paths;

    Part(String... paths) {
        this.paths = List.of(paths);
    }

    /** As in messages and in the health answer, for example {@code indicator}. */
    String label() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    String[] paths() {
        return paths.toArray(String[]::new);
    }

    static Optional<Part> labelled(String label) {
        return Arrays.stream(values())
                .filter(part -> part.label().equals(label))
                .findFirst();
    }
}
