package id.timbang.indicator.input;

/**
 * One field that will not do.
 *
 * @param field  its path in the input, for example {@code items[2].weight}
 * @param detail what is wrong with it and how to mend it
 */
public record FieldError(String field, String detail) {}
