package id.timbang.scoring.score;

import java.math.BigDecimal;

/**
 * A word for a score as a number (PP 30/2019 art. 41).
 *
 * @param from     the score it begins at; it ends where the next higher one begins
 * @param verified whether the text of the law was seen
 */
public record Band(Word word, BigDecimal from, boolean verified) {

    /** Sangat baik .. sangat kurang. */
    public enum Word {
        VERY_GOOD,
        GOOD,
        FAIR,
        POOR,
        VERY_POOR
    }

    static Band of(Word word, int from, boolean verified) {
        return new Band(word, BigDecimal.valueOf(from), verified);
    }
}
