package id.timbang.report;

import id.timbang.contracts.Period;
import id.timbang.contracts.ScoreChanged;
import id.timbang.contracts.ScoreChanged.HalfScore;
import id.timbang.contracts.ScoreChanged.Predicate;
import id.timbang.contracts.ScoreChanged.Rating;
import id.timbang.contracts.ScoreChanged.ScoreItem;
import id.timbang.contracts.ScoreChanged.ScorecardRef;
import id.timbang.contracts.ScorecardChanged.Half;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Scores as the scoring service would tell them. */
public final class Scores {

    public static final Period NOVEMBER = Period.parse("2026-11");

    private Scores() {}

    /** @param score none for an employee without enough evidence */
    public static ScoreChanged score(String employeeId, String officeId, long version, @Nullable String score) {
        return score(employeeId, officeId, version, score, NOVEMBER);
    }

    public static ScoreChanged score(
            String employeeId, String officeId, long version, @Nullable String score, Period period) {
        BigDecimal value = score == null ? null : new BigDecimal(score);
        Rating rating = value == null ? null : Rating.MEETS;
        return new ScoreChanged(
                employeeId,
                period,
                version,
                officeId,
                "officer",
                value,
                new BigDecimal(value == null ? "0.00" : "80.00"),
                new HalfScore(value, rating),
                new HalfScore(value, rating),
                value == null ? null : Predicate.BAIK,
                "linear",
                new ScorecardRef("officer", 1),
                List.of(new ScoreItem(
                        "documents",
                        Half.RESULTS,
                        value == null ? 0 : 7,
                        value,
                        new BigDecimal("100"),
                        null,
                        value,
                        new BigDecimal("100"),
                        value)));
    }
}
