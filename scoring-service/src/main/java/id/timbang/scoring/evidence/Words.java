package id.timbang.scoring.evidence;

import java.nio.charset.StandardCharsets;

/**
 * The same text as the same object, for the few texts that most records share; bounded, and safe for many threads
 * because losing one costs a new object and nothing else.
 */
final class Words {

    private static final int PLACES = 1 << 14;

    private final String[] words = new String[PLACES];

    /** The ASCII text that stands there. */
    String word(byte[] text, int from, int length) {
        int hash = length;
        for (int i = from; i < from + length; i++) {
            hash = 31 * hash + text[i];
        }
        int place = (hash ^ (hash >>> 15)) & (PLACES - 1);
        String before = words[place];
        if (before != null && isSame(before, text, from, length)) {
            return before;
        }
        String word = new String(text, from, length, StandardCharsets.US_ASCII);
        words[place] = word;
        return word;
    }

    private static boolean isSame(String word, byte[] text, int from, int length) {
        if (word.length() != length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (word.charAt(i) != text[from + i]) {
                return false;
            }
        }
        return true;
    }
}
