package id.timbang.indicator.idempotency;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long calls are remembered.
 *
 * @param keep  how long an answer
 * @param lease how long a call counts as being in progress without a sign of it; longer than any pause a call makes
 */
@ConfigurationProperties("timbang.idempotency")
record IdempotencySettings(
        @DefaultValue("24h") Duration keep,
        @DefaultValue("60s") Duration lease) {}
