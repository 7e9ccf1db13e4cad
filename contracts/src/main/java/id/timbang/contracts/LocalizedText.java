package id.timbang.contracts;

/**
 * A text for people, in both languages of the product.
 *
 * @param id Indonesian
 * @param en English
 */
public record LocalizedText(String id, String en) {}
