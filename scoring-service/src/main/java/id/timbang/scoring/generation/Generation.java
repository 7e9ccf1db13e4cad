package id.timbang.scoring.generation;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One making of the whole view from the log, with collections of its own.
 *
 * @param number counts from 1; no number is used twice
 */
public record Generation(long number) {

    public static final Generation FIRST = new Generation(1);

    private static final Pattern COLLECTION = Pattern.compile(".+\\.g([1-9][0-9]{0,17})");

    /** The name of a collection in this generation, for example {@code standings.g3}. */
    public String collection(String name) {
        return name + ".g" + number;
    }

    /** The generation that a collection belongs to; none where it belongs to no generation. */
    static Optional<Generation> of(String collection) {
        Matcher matcher = COLLECTION.matcher(collection);
        return matcher.matches() ? Optional.of(new Generation(Long.parseLong(matcher.group(1)))) : Optional.empty();
    }

    Generation next() {
        return new Generation(number + 1);
    }
}
