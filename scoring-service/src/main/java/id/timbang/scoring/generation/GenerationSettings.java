package id.timbang.scoring.generation;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of generations.
 *
 * @param lease how long a builder may be silent before another may begin
 * @param grace how long the collections of a generation stay after another has become current
 */
@ConfigurationProperties("timbang.generations")
record GenerationSettings(
        @DefaultValue("15s") Duration lease,
        @DefaultValue("60s") Duration grace) {}
