package id.timbang.indicator.observation.form;

/**
 * An observation off a body, and where it stood.
 *
 * @param line     where it begins, from 1; 0 where the body does not go by lines
 * @param lastLine where it ends
 * @param size     how large it is in the body, about: bytes or characters
 */
public record ReadItem(Item item, long line, long lastLine, long size) {

    static ReadItem withoutLine(Item item, long size) {
        return new ReadItem(item, 0, 0, size);
    }
}
