package id.timbang.indicator.directory.list;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * What lists of employees may take.
 *
 * @param directory    for lists under way; none: the system's directory for temporary files
 * @param maxSize      the largest list
 * @param maxLines     the most lines in a list; of each the id is kept in memory while it is read, some 100 bytes
 * @param atOnce       how many lists are taken in at the same time
 * @param answerWithin how long a request waits for its list to be taken in before it is answered 202
 * @param keep         how long it can be asked what came of a list
 */
@ConfigurationProperties("timbang.employee-lists")
record ListSettings(
        @Nullable Path directory,
        @DefaultValue("256MB") DataSize maxSize,
        @DefaultValue("500000") int maxLines,
        @DefaultValue("2") int atOnce,
        @DefaultValue("20s") Duration answerWithin,
        @DefaultValue("30d") Duration keep) {}
