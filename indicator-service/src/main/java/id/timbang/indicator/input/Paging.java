package id.timbang.indicator.input;

import id.timbang.kit.problem.Problem;
import java.util.List;

/**
 * Which part of a list is wanted.
 *
 * @param page from 0
 * @param size 1 to {@value #LARGEST}
 */
public record Paging(int page, int size) {

    /** The size where none is asked for, as a request parameter's default. */
    public static final String DEFAULT_SIZE = "50";

    private static final int LARGEST = 500;

    /** @throws Problem a 400 that names the parameter and its bounds */
    public Paging {
        if (page < 0 || (long) page * size > Integer.MAX_VALUE) {
            throw Problem.invalid("wrong-parameter", "'page' counts from 0; there is no page " + page);
        }
        if (size < 1 || size > LARGEST) {
            throw Problem.invalid("wrong-parameter", "'size' must be 1 to " + LARGEST + ", not " + size);
        }
    }

    /** How many items come before this part. */
    public int skip() {
        return page * size;
    }

    public <T> Page<T> of(List<T> items, long total) {
        return new Page<>(items, page, size, total);
    }
}
