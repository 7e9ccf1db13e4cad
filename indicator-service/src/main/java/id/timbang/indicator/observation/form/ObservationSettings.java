package id.timbang.indicator.observation.form;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How much one call may bring, and how many calls are taken at once. A stream (NDJSON, CSV) may be of any length.
 *
 * @param maxBody       the largest body that is one JSON value, unpacked
 * @param maxItems      the most observations in one JSON value
 * @param maxLine       the longest line of NDJSON, and the longest record of CSV
 * @param maxUnpacked   the largest body that comes as gzip, unpacked
 * @param maxRatio      the largest ratio of unpacked to packed size
 * @param maxConcurrent how many calls are taken in at the same time; with the bounds above this bounds the memory
 * @param maxConcurrentOfOne how many of one account; where that is fewer, none keeps all others out
 * @param maxWait       how long a call waits for others to end before it is answered 503; at most 100 ms, for what waits
 *                      is a queue
 */
@ConfigurationProperties("timbang.observations")
public record ObservationSettings(
        @DefaultValue("8MB") DataSize maxBody,
        @DefaultValue("100000") int maxItems,
        @DefaultValue("64KB") DataSize maxLine,
        @DefaultValue("20GB") DataSize maxUnpacked,
        @DefaultValue("200") long maxRatio,
        @DefaultValue("8") int maxConcurrent,
        @DefaultValue("6") int maxConcurrentOfOne,
        @DefaultValue("50ms") Duration maxWait) {

    private static final Duration LONGEST_WAIT = Duration.ofMillis(100);

    public ObservationSettings {
        if (maxConcurrent < 1) {
            throw new IllegalArgumentException("timbang.observations.max-concurrent must be 1 or more");
        }
        if (maxConcurrentOfOne < 1) {
            throw new IllegalArgumentException("timbang.observations.max-concurrent-of-one must be 1 or more");
        }
        if (maxWait.isNegative() || maxWait.compareTo(LONGEST_WAIT) > 0) {
            throw new IllegalArgumentException("timbang.observations.max-wait must be 0 to 100 ms");
        }
    }
}
