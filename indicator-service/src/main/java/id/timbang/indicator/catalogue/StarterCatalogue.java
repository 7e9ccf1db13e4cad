package id.timbang.indicator.catalogue;

import id.timbang.contracts.LocalizedText;
import java.util.List;

/**
 * Indicators and scorecards to begin with, as they stand in a file of {@code catalogues/}: in the same fields as they
 * are handed in by {@code PUT}, without versions, and without the months a scorecard is to hold for.
 *
 * @param description what it is for, in plain words
 */
record StarterCatalogue(
        String name,
        LocalizedText title,
        LocalizedText description,
        List<StarterIndicator> indicators,
        List<StarterScorecard> scorecards) {

    /** @param note what is measured and where the facts come from, in plain words */
    record StarterIndicator(LocalizedText note, IndicatorBody indicator) {}

    /** @param note for whom it is, and what to adapt, in plain words */
    record StarterScorecard(LocalizedText note, ScorecardBody scorecard) {}

    /** As in the list of all. */
    record Summary(String name, LocalizedText title, LocalizedText description, int indicators, int scorecards) {}

    Summary summary() {
        return new Summary(name, title, description, indicators.size(), scorecards.size());
    }
}
