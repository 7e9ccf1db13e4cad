package id.timbang.indicator.catalogue;

import id.timbang.contracts.IndicatorChanged;
import id.timbang.contracts.ScorecardChanged;
import id.timbang.indicator.catalogue.LoadReport.Entries;
import id.timbang.indicator.catalogue.LoadReport.LeftOut;
import id.timbang.indicator.catalogue.ScorecardCheck.Author;
import id.timbang.indicator.catalogue.StarterCatalogue.StarterIndicator;
import id.timbang.indicator.catalogue.StarterCatalogue.StarterScorecard;
import id.timbang.indicator.input.Answers;
import id.timbang.indicator.input.FieldErrors;
import id.timbang.indicator.input.Texts;
import id.timbang.kit.state.StateStore;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Loads a starter catalogue: what is not here is made, what is here stays as it is. Everything is checked, as by {@code
 * PUT}, before anything is made.
 */
@Component
final class StarterLoading {

    private final StateStore<IndicatorChanged> indicators;
    private final Scorecards scorecards;
    private final CatalogueView catalogue;
    private final ClosedPeriods closed;

    StarterLoading(
            StateStore<IndicatorChanged> indicators,
            Scorecards scorecards,
            CatalogueView catalogue,
            ClosedPeriods closed) {
        this.indicators = indicators;
        this.scorecards = scorecards;
        this.catalogue = catalogue;
        this.closed = closed;
    }

    /** @param now the month it is */
    LoadReport load(StarterCatalogue starter, LoadBody wanted, Author author, YearMonth now) {
        YearMonth from = wanted.from() == null ? closed.firstOpen(now) : wanted.from();
        FieldErrors errors = new FieldErrors();
        Map<String, String> positions = positions(starter, wanted.positions(), errors);
        Map<String, IndicatorChanged> measured = measured(starter, errors);
        Map<String, ScorecardChanged> asked = Boolean.FALSE.equals(wanted.scorecards())
                ? Map.of()
                : asked(starter, from, positions, measured, author, errors);
        Answers.refuse(errors);
        // Before anything is made: of a catalogue of which a part may not be, nothing is.
        asked.values().stream()
                .filter(scorecard -> scorecards.latest(scorecard.scorecardId()).isEmpty())
                .forEach(closed::refuseReachingBack);
        Entries made = make(measured);
        return new LoadReport(
                starter.name(), from.toString(), made, make(asked, measured, made.kept(), wanted.from() != null));
    }

    private static Map<String, String> positions(
            StarterCatalogue starter, @Nullable Map<String, @Nullable String> given, FieldErrors errors) {
        Set<String> known = starter.scorecards().stream()
                .map(template -> Objects.requireNonNull(template.scorecard().position()))
                .collect(Collectors.toSet());
        Map<String, String> positions = new LinkedHashMap<>();
        (given == null ? Map.<String, @Nullable String>of() : given).forEach((there, here) -> {
            String field = "positions." + Texts.shown(there);
            if (known.contains(there)) {
                positions.put(there, errors.required(field, here, 100));
            } else {
                errors.add(field, "is no position of this catalogue; it has " + new TreeSet<>(known));
            }
        });
        return positions;
    }

    private static Map<String, IndicatorChanged> measured(StarterCatalogue starter, FieldErrors errors) {
        Map<String, IndicatorChanged> measured = new LinkedHashMap<>();
        for (StarterIndicator each : starter.indicators()) {
            String code = Objects.requireNonNull(each.indicator().code());
            var state = each.indicator().checked(code, errors);
            if (state != null) {
                measured.put(code, state.apply(1));
            }
        }
        return measured;
    }

    private Map<String, ScorecardChanged> asked(
            StarterCatalogue starter,
            YearMonth from,
            Map<String, String> positions,
            Map<String, IndicatorChanged> measured,
            Author author,
            FieldErrors errors) {
        ScorecardCheck check =
                new ScorecardCheck(code -> catalogue.find(code).or(() -> Optional.ofNullable(measured.get(code))));
        Map<String, ScorecardChanged> asked = new LinkedHashMap<>();
        for (StarterScorecard template : starter.scorecards()) {
            ScorecardBody body = template.scorecard();
            String id = Objects.requireNonNull(body.scorecardId());
            String there = Objects.requireNonNull(body.position());
            var state = check.checked(
                    id,
                    new ScorecardBody(
                            id,
                            null,
                            positions.getOrDefault(there, there),
                            from,
                            null,
                            body.policy(),
                            body.items(),
                            "Starter catalogue " + starter.name(),
                            null),
                    author,
                    errors);
            if (state != null) {
                asked.put(id, state.apply(1));
            }
        }
        return asked;
    }

    private Entries make(Map<String, IndicatorChanged> measured) {
        Entries made = new Entries(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), List.of());
        measured.forEach((code, state) -> {
            if (indicators.insert(state).isPresent()) {
                catalogue.apply(state);
                made.created().add(code);
            } else {
                (sameAs(present(code), state) ? made.unchanged() : made.kept()).add(code);
            }
        });
        return made;
    }

    private static boolean sameAs(IndicatorChanged present, IndicatorChanged starter) {
        // Only versions may differ.
        return new IndicatorChanged(
                        present.code(),
                        starter.version(),
                        present.name(),
                        present.unit(),
                        present.aspect(),
                        present.measure(),
                        present.polarity(),
                        present.threshold(),
                        present.percentile(),
                        present.plausibleRange(),
                        present.plausibleRate(),
                        present.feeds(),
                        present.anyHour())
                .equals(starter);
    }

    private IndicatorChanged present(String code) {
        return indicators.find("indicator/" + code).orElseThrow();
    }

    /** @param fromGiven whether the first month was asked for, and so must be the same for a scorecard to be the same */
    private Entries make(
            Map<String, ScorecardChanged> asked,
            Map<String, IndicatorChanged> measured,
            List<String> kept,
            boolean fromGiven) {
        List<String> differing = kept.stream()
                .filter(code -> !Meaning.differences(present(code), Objects.requireNonNull(measured.get(code)))
                        .isEmpty())
                .toList();
        Entries made = new Entries(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        asked.forEach((id, scorecard) -> {
            Optional<ScorecardChanged> present = scorecards.latest(id);
            Optional<LeftOut> leftOut = present.isPresent() ? Optional.empty() : obstacle(scorecard, differing);
            if (leftOut.isPresent()) {
                made.leftOut().add(leftOut.get());
            } else if (present.isEmpty() && scorecards.create(scorecard)) {
                made.created().add(id);
            } else {
                ScorecardChanged here = present.or(() -> scorecards.latest(id)).orElseThrow();
                boolean same = (fromGiven ? scorecard : from(here.from(), scorecard)).asksTheSameAs(here);
                (same ? made.unchanged() : made.kept()).add(id);
            }
        });
        return made;
    }

    /** Why a scorecard is not made: its targets would be for figures of another kind, or it would replace another. */
    private Optional<LeftOut> obstacle(ScorecardChanged scorecard, List<String> differing) {
        List<String> used = scorecard.items().stream()
                .map(ScorecardChanged.Item::indicator)
                .filter(differing::contains)
                .toList();
        if (!used.isEmpty()) {
            return Optional.of(new LeftOut(
                    scorecard.scorecardId(),
                    "indicator-differs",
                    "The indicators " + used + " are here already and measure something else, which the targets are"
                            + " not for. Make the scorecard yourself."));
        }
        return catalogue
                .otherFor(scorecard.position(), scorecard.scorecardId(), Span.of(scorecard))
                .map(other -> new LeftOut(
                        scorecard.scorecardId(),
                        "position-taken",
                        "The position '" + scorecard.position() + "' has the scorecard '" + other
                                + "', which this one would replace. Give the position another name by 'positions', or"
                                + " change that scorecard."));
    }

    private static ScorecardChanged from(YearMonth month, ScorecardChanged scorecard) {
        return new ScorecardChanged(
                scorecard.scorecardId(),
                scorecard.revision(),
                scorecard.position(),
                month,
                scorecard.to(),
                scorecard.policy(),
                scorecard.items());
    }
}
