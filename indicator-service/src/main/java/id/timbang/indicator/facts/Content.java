package id.timbang.indicator.facts;

import id.timbang.contracts.ObservationRecorded;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a fact says, in 16 bytes: equal for equal content, and for no other content (but for one in 2^64). Numbers are
 * compared by value, so that 7.250 is 7.25, and times as instants. What is remarked about a fact (its flags) and which
 * correction it is are no part of what it says.
 *
 * @param digest of everything
 * @param marks  a byte for each field, so that it can be told which fields differ
 */
public record Content(long digest, long marks) {

    private static final ThreadLocal<MessageDigest> SHA_256 = ThreadLocal.withInitial(Content::sha256);

    private static final List<String> FIELDS = List.of(
            "indicator", "occurredAt", "value", "numerator", "denominator", "reference", "attributes", "enteredBy");

    public static Content of(ObservationRecorded fact) {
        List<@Nullable String> fields = Arrays.asList(
                fact.indicator(),
                time(fact.occurredAt()),
                number(fact.value()),
                number(fact.numerator()),
                number(fact.denominator()),
                fact.reference(),
                attributes(fact),
                fact.enteredBy());
        StringBuilder whole = new StringBuilder(200);
        append(whole, fact.employeeId());
        long marks = 0;
        for (String field : fields) {
            append(whole, field);
            marks = marks << Byte.SIZE | mark(field);
        }
        return new Content(digest(whole.toString()), marks);
    }

    /**
     * The names of the fields in which two contents differ, in the order in which they stand in an observation. A field
     * can be missing in it (by one in 256); the employee is none of them.
     */
    public List<String> differences(Content other) {
        List<String> differing = new ArrayList<>();
        for (int field = 0; field < FIELDS.size(); field++) {
            int shift = Byte.SIZE * (FIELDS.size() - 1 - field);
            if ((marks ^ other.marks) >>> shift << (Long.SIZE - Byte.SIZE) != 0) {
                differing.add(FIELDS.get(field));
            }
        }
        return differing;
    }

    private static String attributes(ObservationRecorded fact) {
        Map<String, String> attributes = fact.attributes();
        if (attributes.isEmpty()) {
            return "";
        }
        StringBuilder all = new StringBuilder(100);
        for (Map.Entry<String, String> attribute :
                (attributes.size() == 1 ? attributes : new TreeMap<>(attributes)).entrySet()) {
            append(all, attribute.getKey());
            append(all, attribute.getValue());
        }
        return all.toString();
    }

    private static String time(Instant instant) {
        return instant.getNano() == 0
                ? Long.toString(instant.getEpochSecond())
                : instant.getEpochSecond() + "." + instant.getNano();
    }

    /** Never written out: a foreign writer's 1e400000000 is a few bytes here too. */
    private static @Nullable String number(@Nullable BigDecimal number) {
        if (number == null) {
            return null;
        }
        BigDecimal stripped = number.stripTrailingZeros();
        // A number keeps its own text, once asked for it.
        return (stripped.scale() == number.scale() ? number : stripped).toString();
    }

    /** With its length, so that no two lists of texts are written alike. */
    private static void append(StringBuilder whole, @Nullable String text) {
        if (text == null) {
            whole.append('-');
        } else {
            whole.append(text.length()).append(':').append(text);
        }
    }

    /** By {@link String#hashCode()}, which is the same in every Java; 0 for what is absent. */
    private static long mark(@Nullable String text) {
        int hash = text == null ? 0 : text.hashCode();
        hash ^= hash >>> 16;
        return (hash ^ hash >>> 8) & 0xff;
    }

    /** The first eight bytes of SHA-256. */
    static long digest(String text) {
        return ByteBuffer.wrap(SHA_256.get().digest(text.getBytes(StandardCharsets.UTF_8)))
                .getLong();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
