package id.timbang.indicator.observation;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How much one call may bring.
 *
 * @param maxBody  the largest body
 * @param maxItems the most observations; bounds the answer, which may have a reason for each
 */
@ConfigurationProperties("timbang.observations")
record ObservationSettings(
        @DefaultValue("8MB") DataSize maxBody,
        @DefaultValue("100000") int maxItems) {}
