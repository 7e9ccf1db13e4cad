package id.timbang.kit.time;

import java.time.ZoneId;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings all services share.
 *
 * @param zone where days and months begin and end: the agency's time zone
 */
@ConfigurationProperties("timbang")
public record TimbangProperties(
        @DefaultValue("Asia/Jakarta") ZoneId zone) {}
