package id.timbang.indicator.facts;

import org.jspecify.annotations.Nullable;

/**
 * What is known of a fact that somebody has told, corrected or taken back.
 *
 * @param first      what it said when it was told first; none before that (a correction or retraction may come earlier)
 * @param corrected  what its latest correction says; none where it has none
 * @param version    which is the latest: 1 as it was told first, 2 its first correction, and so on
 * @param retracted  whether the latest is taken back
 * @param employeeId whose work it is, by the latest
 */
public record Fact(
        @Nullable Content first, @Nullable Content corrected, int version, boolean retracted, String employeeId) {

    /** What the latest says; none where only its retraction has been told. */
    public @Nullable Content latest() {
        return version == 1 ? first : corrected;
    }

    /** Whether it has been told as {@code first}, and not only been corrected or taken back before that. */
    public boolean isTold() {
        return first != null;
    }

    /** Whether this content has been told of it: as the first, or as the latest. */
    public boolean says(Content content) {
        return content.equals(first) || content.equals(latest());
    }

    /** As the log numbers the latest: none for the fact as it was told first. */
    public @Nullable Integer correction() {
        return correction(version);
    }

    static @Nullable Integer correction(int version) {
        return version == 1 ? null : Integer.valueOf(version);
    }

    /**
     * What is known once a record has been seen. Records of different versions may be seen in any order, and each any
     * number of times.
     */
    static Fact after(@Nullable Fact known, FactMark seen) {
        boolean retraction = seen.content() == null;
        Content first = known == null ? null : known.first();
        if (seen.version() == 1 && first == null) {
            first = seen.content();
        }
        if (known == null || seen.version() > known.version()) {
            Content corrected = seen.version() == 1 ? null : seen.content();
            return new Fact(first, corrected, seen.version(), retraction, seen.employeeId());
        }
        if (seen.version() < known.version()) {
            return new Fact(first, known.corrected(), known.version(), known.retracted(), known.employeeId());
        }
        Content corrected = known.corrected() == null && seen.version() > 1 ? seen.content() : known.corrected();
        // Whoever takes back what has not been told may be wrong about whose it is; whoever tells it is not.
        boolean named = known.latest() != null || retraction;
        return new Fact(
                first,
                corrected,
                known.version(),
                known.retracted() || retraction,
                named ? known.employeeId() : seen.employeeId());
    }
}
