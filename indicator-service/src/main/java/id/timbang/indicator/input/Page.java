package id.timbang.indicator.input;

import java.util.List;

/**
 * Part of a list.
 *
 * @param page  which part, from 0
 * @param size  how many items a part has
 * @param total how many items there are in all
 */
public record Page<T>(List<T> items, int page, int size, long total) {}
