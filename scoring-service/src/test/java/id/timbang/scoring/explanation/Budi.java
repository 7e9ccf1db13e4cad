package id.timbang.scoring.explanation;

import id.timbang.contracts.IndicatorChanged;
import id.timbang.contracts.IndicatorChanged.Aspect;
import id.timbang.contracts.IndicatorChanged.Measure;
import id.timbang.contracts.IndicatorChanged.Polarity;
import id.timbang.contracts.LocalizedText;
import id.timbang.contracts.Period;
import id.timbang.contracts.ScoreChanged.Presence;
import id.timbang.contracts.ScorecardChanged;
import id.timbang.contracts.ScorecardChanged.Half;
import id.timbang.contracts.ScorecardChanged.Item;
import id.timbang.scoring.score.Parts;
import id.timbang.scoring.tally.Fact;
import id.timbang.scoring.tally.Tally;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The running example: documents processed, errors in them, satisfaction of the citizens served. */
final class Budi {

    static final Period NOVEMBER = Period.parse("2026-11");
    static final Presence TWO_DAYS_OFF = new Presence(20, 18, Map.of("ANNUAL_LEAVE", 2));

    static final Map<String, IndicatorChanged> INDICATORS = Map.of(
            "documents",
                    indicator(
                            "documents",
                            "Dokumen diproses",
                            "Documents processed",
                            "dokumen",
                            Measure.COUNT,
                            Polarity.HIGHER),
            "errors", indicator("errors", "Kesalahan pengisian", "Entry errors", "%", Measure.RATIO, Polarity.LOWER),
            "satisfaction",
                    indicator(
                            "satisfaction",
                            "Kepuasan warga",
                            "Citizen satisfaction",
                            "index",
                            Measure.RATIO,
                            Polarity.HIGHER));

    static final ScorecardChanged SCORECARD = scorecard("linear");

    private Budi() {}

    static ScorecardChanged scorecard(String policy) {
        return new ScorecardChanged(
                "registrar",
                1,
                "Registrar",
                YearMonth.of(2026, 1),
                null,
                policy,
                List.of(
                        new Item("documents", Half.RESULTS, decimal("50"), decimal("70"), null, null, null),
                        new Item("errors", Half.RESULTS, decimal("30"), decimal("4"), null, null, null),
                        new Item("satisfaction", Half.BEHAVIOUR, decimal("20"), decimal("80"), null, 5, null)));
    }

    /** 75 documents, 4 errors in 97 of them, and so many answers with a mean of 82.5. */
    static Grounds november(int answers, @Nullable Presence presence) {
        return grounds(SCORECARD, documents(75), errors(4, 97), answers(answers), presence);
    }

    static Grounds grounds(
            ScorecardChanged scorecard, Tally documents, Tally errors, Tally answers, @Nullable Presence presence) {
        return new Grounds(
                "budi",
                NOVEMBER,
                "asemrowo",
                "Registrar",
                scorecard,
                List.of(),
                INDICATORS,
                Map.of("documents", documents, "errors", errors, "satisfaction", answers),
                presence,
                Parts.ofMonth(presence),
                null,
                List.of(),
                List.of());
    }

    /** Two months of the last quarter of 2026 that count, of the first a part only, and one to come. */
    static Grounds quarter(Map<String, Tally> tallies, @Nullable Presence october) {
        ScorecardChanged before = new ScorecardChanged(
                "registrar", 0, "Registrar", YearMonth.of(2025, 1), null, "linear", SCORECARD.items());
        return new Grounds(
                "budi",
                Period.parse("2026-Q4"),
                "asemrowo",
                "Registrar",
                SCORECARD,
                List.of(),
                INDICATORS,
                tallies,
                october,
                Parts.of(october, null),
                null,
                List.of(),
                List.of(
                        new MonthGrounds(Period.parse("2026-10"), true, "Registrar", october, before, Map.of()),
                        new MonthGrounds(NOVEMBER, true, "Registrar", null, SCORECARD, tallies),
                        new MonthGrounds(
                                Period.parse("2026-12"),
                                false,
                                "Registrar",
                                null,
                                SCORECARD,
                                Map.of("documents", documents(3)))));
    }

    static Tally documents(int n) {
        Tally tally = new Tally();
        for (int i = 0; i < n; i++) {
            tally.add(fact("documents", null, null));
        }
        return tally;
    }

    static Tally errors(int wrong, int all) {
        Tally tally = new Tally();
        for (int i = 0; i < all; i++) {
            tally.add(fact("errors", i < wrong ? "1" : "0", "1"));
        }
        return tally;
    }

    static Tally answers(int n) {
        Tally tally = new Tally();
        for (int i = 0; i < n; i++) {
            tally.add(fact("satisfaction", "742.5", "9"));
        }
        return tally;
    }

    private static Fact fact(String indicator, @Nullable String numerator, @Nullable String denominator) {
        return new Fact(
                indicator,
                LocalDate.of(2026, 11, 2),
                null,
                numerator == null ? null : decimal(numerator),
                denominator == null ? null : decimal(denominator));
    }

    private static IndicatorChanged indicator(
            String code, String indonesian, String english, String unit, Measure measure, Polarity polarity) {
        return new IndicatorChanged(
                code, 1, new LocalizedText(indonesian, english), unit, Aspect.QUANTITY, measure, polarity, null, null);
    }

    static BigDecimal decimal(String text) {
        return new BigDecimal(text);
    }
}
