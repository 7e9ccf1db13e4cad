package id.timbang.report.statistics;

import java.math.BigDecimal;

/** Bands of the score in percent (PP 30/2019 art. 41); the lower three are not verified against the regulation. */
public enum Band {
    VERY_GOOD(110),
    GOOD(90),
    FAIR(70),
    POOR(50),
    VERY_POOR(0);

    private final BigDecimal from;

    Band(long from) {
        this.from = BigDecimal.valueOf(from);
    }

    /** The lowest score of the band; it reaches up to the next one's, which is no longer in it. */
    public BigDecimal from() {
        return from;
    }

    /** The band a score lies in. */
    public static Band of(BigDecimal score) {
        for (Band band : values()) {
            if (score.compareTo(band.from) >= 0) {
                return band;
            }
        }
        return VERY_POOR;
    }
}
