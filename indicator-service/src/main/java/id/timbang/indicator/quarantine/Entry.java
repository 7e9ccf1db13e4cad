package id.timbang.indicator.quarantine;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import id.timbang.contracts.Topic;
import java.time.Instant;
import java.util.Arrays;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Something that could not be used, and what became of it.
 *
 * @param entry      what it is called here
 * @param source     where it came from: a registry's source, or the topic it was read from
 * @param item       identifies it there: an observation's id, or {@code partition@offset}
 * @param reason     a code, for example {@code unknown-employee}
 * @param detail     in words: what was wrong, and where
 * @param payload    what arrived: JSON as text, or Base64 where {@code base64} says so; none in lists, and where there
 *                   is none
 * @param indicator  the indicator an observation names
 * @param employeeId whose work it is about, where that is known
 * @param officeId   the office it comes from, where that is known
 * @param person     the digest of the NIP by which it names somebody unknown
 * @param times      how often it was told; a record of the log, or a conflict in it, is one thing, however often it is read
 * @param by         the account that resolved it
 * @param resolution why it was resolved so, where a reason was given
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Entry(
        String entry,
        String source,
        String item,
        String reason,
        String detail,
        @Nullable String payload,
        boolean base64,
        @Nullable String indicator,
        @Nullable String employeeId,
        @Nullable String officeId,
        @Nullable String person,
        Instant firstSeen,
        Instant lastSeen,
        long times,
        State state,
        @Nullable String by,
        @Nullable Instant at,
        @Nullable String resolution) {

    /** The reason of a fact whose source and id were told before with other content. */
    static final String CONFLICT = "conflict";

    private static final Set<String> TOPICS =
            Arrays.stream(Topic.values()).map(Topic::topicName).collect(Collectors.toUnmodifiableSet());
    private static final Pattern PLACE = Pattern.compile("\\d{1,9}@\\d{1,18}");

    /** What became of it. A later one replaces an earlier one, whichever is heard of first. */
    enum State {
        OPEN,
        DISMISSED,
        REPLAYED
    }

    /** Whether it is a record of the log that no service could read or use, and no observation. */
    @JsonProperty("record")
    boolean isRecord() {
        return isRecord(source, item);
    }

    static boolean isRecord(String source, String item) {
        return isTopic(source) && PLACE.matcher(item).matches();
    }

    static boolean isTopic(String source) {
        return TOPICS.contains(source);
    }

    @JsonIgnore
    boolean isConflict() {
        return reason.equals(CONFLICT);
    }
}
