package id.timbang.scoring.rebuild;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of rebuilds.
 *
 * @param patience how long, over all, a difference that nothing known explains is looked at again before it is told: a
 *     change of the directory may be known to one instance and not yet to another
 */
@ConfigurationProperties("timbang.rebuilds")
record RebuildSettings(@DefaultValue("10s") Duration patience) {}
