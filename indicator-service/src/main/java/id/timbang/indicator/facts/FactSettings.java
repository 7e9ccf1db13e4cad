package id.timbang.indicator.facts;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where the index of facts is kept.
 *
 * @param directory a local directory, of one running service at a time; without one the index is read from the log at
 *     each start, into a temporary directory
 */
@ConfigurationProperties("timbang.facts")
record FactSettings(@Nullable Path directory) {}
