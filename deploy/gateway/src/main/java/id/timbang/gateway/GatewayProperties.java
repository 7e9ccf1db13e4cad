package id.timbang.gateway;

import java.net.URI;
import java.time.ZoneId;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the services are, and what the pages must know.
 *
 * @param zone    where days and months begin and end: the agency's time zone
 * @param names   the names and addresses by which browsers may call the front door, without ports
 * @param address the front door's public address, without a path; where set, pages asked for under another of its names
 *                are redirected there, so that cookies and log-in have one host
 * @param gateway the address of each service
 */
@ConfigurationProperties("timbang")
public record GatewayProperties(
        @DefaultValue("Asia/Jakarta") ZoneId zone,
        @DefaultValue({"localhost", "127.0.0.1", "[::1]"}) Set<String> names,
        @Nullable URI address,
        @DefaultValue Addresses gateway) {

    /** All names this door answers to: those given, and that of its public address. */
    Set<String> allNames() {
        Stream<String> publicName = address == null ? Stream.empty() : Stream.of(address.getHost());
        return Stream.concat(names.stream(), publicName).collect(Collectors.toUnmodifiableSet());
    }

    /** Whether browsers come by https, as far as the public address says. */
    public boolean isPublicByHttps() {
        return address != null && "https".equalsIgnoreCase(address.getScheme());
    }

    /**
     * Scheme, host and port of each service.
     *
     * @param identity the identity provider that comes with the standalone; where not set, one elsewhere is used, and this
     *                 door has no routes to it
     */
    public record Addresses(
            @DefaultValue("http://localhost:8081") URI indicator,
            @DefaultValue("http://localhost:8082") URI survey,
            @DefaultValue("http://localhost:8083") URI scoring,
            @DefaultValue("http://localhost:8084") URI report,
            @Nullable URI identity) {

        URI of(Part part) {
            return switch (part) {
                case INDICATOR -> indicator;
                case SURVEY -> survey;
                case SCORING -> scoring;
                case REPORT -> report;
            };
        }
    }
}
