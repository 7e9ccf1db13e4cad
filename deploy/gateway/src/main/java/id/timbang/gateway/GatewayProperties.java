package id.timbang.gateway;

import java.net.URI;
import java.time.ZoneId;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the services are, and what the pages must know.
 *
 * @param zone    where days and months begin and end: the agency's time zone
 * @param names   the names and addresses by which browsers may call the front door, without ports
 * @param gateway the address of each service
 */
@ConfigurationProperties("timbang")
record GatewayProperties(
        @DefaultValue("Asia/Jakarta") ZoneId zone,
        @DefaultValue({"localhost", "127.0.0.1", "[::1]"}) Set<String> names,
        @DefaultValue Addresses gateway) {

    /** Scheme, host and port of each service. */
    record Addresses(
            @DefaultValue("http://localhost:8081") URI indicator,
            @DefaultValue("http://localhost:8082") URI survey,
            @DefaultValue("http://localhost:8083") URI scoring,
            @DefaultValue("http://localhost:8084") URI report) {

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
