package id.timbang.scoring.rebuild;

import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** The keys of two stores in one order, each once. */
final class MergedKeys implements Iterator<String> {

    private final Iterator<String> one;
    private final Iterator<String> other;
    private @Nullable String nextOfOne;
    private @Nullable String nextOfOther;

    MergedKeys(Iterator<String> one, Iterator<String> other) {
        this.one = one;
        this.other = other;
        this.nextOfOne = next(one);
        this.nextOfOther = next(other);
    }

    private static @Nullable String next(Iterator<String> keys) {
        return keys.hasNext() ? keys.next() : null;
    }

    @Override
    public boolean hasNext() {
        return nextOfOne != null || nextOfOther != null;
    }

    @Override
    public String next() {
        String first = nextOfOne;
        String second = nextOfOther;
        if (first == null && second == null) {
            throw new NoSuchElementException();
        }
        if (second == null || first != null && first.compareTo(second) < 0) {
            nextOfOne = next(one);
            return String.valueOf(first);
        }
        if (second.equals(first)) {
            nextOfOne = next(one);
        }
        nextOfOther = next(other);
        return second;
    }
}
