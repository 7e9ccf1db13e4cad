package id.timbang.scoring.ingest;

import id.timbang.scoring.evidence.EvidenceStore.Stored;
import java.util.Map;

/** Counts what is applied, and has its progress reported. */
record IngestWatch(IngestMetrics metrics, Oddities oddities, ProgressReport report) implements BatchApplier.Watch {

    @Override
    public void stored(Stored stored, int lostStandings) {
        metrics.stored(stored, lostStandings);
        oddities.of(stored.firsts()).forEach(metrics::odd);
    }

    @Override
    public void applied(Map<String, Long> next) {
        next.keySet().forEach(report::moved);
    }
}
