package id.timbang.indicator.catalogue;

import id.timbang.contracts.CatalogueEvent;
import id.timbang.contracts.IndicatorChanged;
import id.timbang.contracts.ScorecardChanged;
import java.time.YearMonth;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * What has to be known of the catalogue to check an input, in memory: fed by the log and by the service's own
 * changes, in any order; the highest version of each indicator stays, and every revision of each scorecard.
 */
final class CatalogueView implements Indicators {

    private final Map<String, IndicatorChanged> indicators = new ConcurrentHashMap<>();
    private final Map<String, NavigableMap<Long, ScorecardChanged>> scorecards = new ConcurrentHashMap<>();

    void apply(CatalogueEvent event) {
        if (event instanceof IndicatorChanged indicator) {
            indicators.merge(indicator.code(), indicator, (old, next) -> next.version() > old.version() ? next : old);
        } else if (event instanceof ScorecardChanged scorecard) {
            scorecards
                    .computeIfAbsent(scorecard.scorecardId(), id -> new ConcurrentSkipListMap<>())
                    .putIfAbsent(scorecard.revision(), scorecard);
        }
    }

    @Override
    public Optional<IndicatorChanged> find(String code) {
        return Optional.ofNullable(indicators.get(code));
    }

    /** The latest revision of a scorecard known here, 0 where there is none. */
    long latestRevision(String scorecardId) {
        NavigableMap<Long, ScorecardChanged> known =
                scorecards.getOrDefault(scorecardId, Collections.emptyNavigableMap());
        return known.isEmpty() ? 0L : known.lastKey();
    }

    /** The revisions of a scorecard known here, the newest first. */
    List<ScorecardChanged> revisions(String scorecardId) {
        return List.copyOf(scorecards
                .getOrDefault(scorecardId, Collections.emptyNavigableMap())
                .descendingMap()
                .values());
    }

    /** The ids of all scorecards, in their order. */
    List<String> scorecardIds() {
        return scorecards.keySet().stream().sorted().toList();
    }

    /** A scorecard that measures by an indicator in a month, where there is one. */
    Optional<ScorecardChanged> measuringBy(String indicator, YearMonth month) {
        return scorecardIds().stream()
                .flatMap(id -> revisions(id).stream()
                        .filter(revision -> Span.of(revision).contains(month))
                        .limit(1))
                .filter(scorecard -> scorecard.items().stream()
                        .anyMatch(item -> item.indicator().equals(indicator)))
                .findFirst();
    }

    /** Another scorecard that holds for a position in one of these months, where there is one. */
    Optional<String> otherFor(String position, String scorecardId, Span months) {
        return scorecardIds().stream()
                .filter(id -> !id.equals(scorecardId))
                .filter(id -> Revision.all(revisions(id)).stream()
                        .filter(revision -> revision.scorecard().position().equals(position))
                        .anyMatch(revision -> revision.holds().stream().anyMatch(months::overlaps)))
                .findFirst();
    }
}
