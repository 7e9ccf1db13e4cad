package id.timbang.standalone;

import java.util.Map;

/** Settings that hold for every part which is a Spring application. */
final class Settings {

    private Settings() {}

    static Map<String, String> shared(Options options) {
        return Map.of(
                "server.address", "127.0.0.1",
                "timbang.zone", options.zone().getId(),
                "spring.jmx.enabled", "false",
                "spring.main.banner-mode", "off",
                // Live streams never end by themselves; they must not hold up the stop.
                "spring.lifecycle.timeout-per-shutdown-phase", "2s");
    }

    /** As on a command line: stronger than a part's own settings file. */
    static String[] asArguments(Map<String, String> settings) {
        return settings.entrySet().stream()
                .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
                .toArray(String[]::new);
    }
}
