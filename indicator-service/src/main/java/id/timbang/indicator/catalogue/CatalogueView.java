package id.timbang.indicator.catalogue;

import id.timbang.contracts.CatalogueEvent;
import id.timbang.contracts.IndicatorChanged;
import id.timbang.contracts.ScorecardChanged;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What has to be known of the catalogue to check an input, in memory: fed by the log and by the service's own
 * changes, in any order; the highest version of each thing stays.
 */
final class CatalogueView implements Indicators {

    private final Map<String, IndicatorChanged> indicators = new ConcurrentHashMap<>();
    private final Map<String, Long> revisions = new ConcurrentHashMap<>();

    void apply(CatalogueEvent event) {
        if (event instanceof IndicatorChanged indicator) {
            indicators.merge(indicator.code(), indicator, (old, next) -> next.version() > old.version() ? next : old);
        } else if (event instanceof ScorecardChanged scorecard) {
            revisions.merge(scorecard.scorecardId(), scorecard.revision(), Math::max);
        }
    }

    @Override
    public Optional<IndicatorChanged> find(String code) {
        return Optional.ofNullable(indicators.get(code));
    }

    /** The latest revision of a scorecard known here, 0 where there is none. */
    long latestRevision(String scorecardId) {
        return revisions.getOrDefault(scorecardId, 0L);
    }

    /** The ids of all scorecards, in their order. */
    List<String> scorecardIds() {
        return revisions.keySet().stream().sorted().toList();
    }
}
