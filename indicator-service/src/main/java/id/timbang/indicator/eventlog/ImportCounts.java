package id.timbang.indicator.eventlog;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an import has counted.
 *
 * @param cases        whole cases
 * @param events       all events of the log, used or not
 * @param observations accepted and in the log of observations; those told before are among them
 * @param ignored      events that are nobody's work, by the mapping's reasons
 * @param rejected     events, and observations of events, that could not be used, by code
 * @param problems     the first rejections
 */
record ImportCounts(
        long cases, long events, long observations, List<Count> ignored, List<Count> rejected, List<Example> problems) {

    /** How often a reason applied. */
    record Count(String reason, long count) {}

    /** One rejection, for people to find it in the log. */
    record Example(
            @JsonProperty("case") @Nullable String caseId,
            @Nullable String event,
            long line,
            String code,
            String detail) {}
}
