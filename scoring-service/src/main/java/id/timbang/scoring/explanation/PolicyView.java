package id.timbang.scoring.explanation;

import id.timbang.contracts.LocalizedText;
import id.timbang.contracts.ScoreChanged.Predicate;
import id.timbang.contracts.ScoreChanged.Rating;
import id.timbang.scoring.score.Band;
import id.timbang.scoring.score.Conversion;
import id.timbang.scoring.score.ScoringPolicy;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A scoring policy as it is told.
 *
 * @param status always {@value #INDICATIVE}: a person decides
 * @param why    why the figures are indicative
 * @param matrix every cell of the predicate matrix; the one that a score fell in is marked
 */
public record PolicyView(
        String name,
        LocalizedText title,
        String status,
        LocalizedText why,
        BigDecimal cap,
        BigDecimal aboveFrom,
        BigDecimal meetsFrom,
        List<Conversion> conversions,
        List<BandView> bands,
        List<Cell> matrix) {

    static final String INDICATIVE = "INDICATIVE";

    /** A word for a score, and whether the law's text was seen. */
    public record BandView(Band.Word word, LocalizedText name, BigDecimal from, boolean verified) {}

    /** What two ratings make. */
    public record Cell(Rating results, Rating behaviour, Predicate predicate, boolean here) {}

    /** @param results of the score it is told with, like the behaviour; none where it is told by itself */
    static PolicyView of(ScoringPolicy policy, @Nullable Rating results, @Nullable Rating behaviour) {
        List<Cell> cells = new ArrayList<>();
        for (Rating row : Rating.values()) {
            for (Rating column : Rating.values()) {
                Predicate predicate = policy.predicate(row, column);
                if (predicate != null) {
                    cells.add(new Cell(row, column, predicate, row == results && column == behaviour));
                }
            }
        }
        return new PolicyView(
                policy.name(),
                Words.say("policy." + policy.name()),
                INDICATIVE,
                Words.say("policy.indicative"),
                policy.cap(),
                policy.aboveFrom(),
                policy.meetsFrom(),
                policy.conversions(),
                policy.bands().stream()
                        .map(band -> new BandView(
                                band.word(), Words.say("band." + band.word()), band.from(), band.verified()))
                        .toList(),
                cells);
    }
}
