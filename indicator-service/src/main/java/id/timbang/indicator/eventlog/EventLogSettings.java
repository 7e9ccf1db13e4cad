package id.timbang.indicator.eventlog;

import id.timbang.indicator.eventlog.reading.ReadingLimits;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * What importing event logs may take. The size of the upload itself is bounded by
 * {@code spring.servlet.multipart.max-file-size}.
 *
 * @param directory         for uploads and rows being sorted; none: the system's directory for temporary files
 * @param atOnce            how many imports run at the same time
 * @param answerWithin      how long a request waits for its import to finish before it is answered 202
 * @param keep              how long the outcome of an import can be asked for
 * @param maxUnpacked       the largest log, unpacked
 * @param maxRatio          the largest ratio of unpacked to packed size
 * @param maxCaseEvents     events in one case; expressions over all events of a case take time by their square
 * @param maxCaseCharacters characters in one case's attributes; with the events this bounds the memory an import takes
 * @param maxValue          the longest attribute value
 * @param sortMemory        how much of a CSV log is sorted in memory
 */
@ConfigurationProperties("timbang.event-logs")
record EventLogSettings(
        @Nullable Path directory,
        @DefaultValue("2") int atOnce,
        @DefaultValue("20s") Duration answerWithin,
        @DefaultValue("30d") Duration keep,
        @DefaultValue("20GB") DataSize maxUnpacked,
        @DefaultValue("500") long maxRatio,
        @DefaultValue("10000") int maxCaseEvents,
        @DefaultValue("20000000") long maxCaseCharacters,
        @DefaultValue("1MB") DataSize maxValue,
        @DefaultValue("16MB") DataSize sortMemory) {

    ReadingLimits limits() {
        return new ReadingLimits(
                maxUnpacked.toBytes(),
                maxRatio,
                maxCaseEvents,
                maxCaseCharacters,
                (int) maxValue.toBytes(),
                sortMemory.toBytes());
    }
}
