package id.timbang.scoring.ingest;

import id.timbang.scoring.evidence.EvidenceStore.Stored;
import id.timbang.scoring.recalculation.Unfinished;
import java.util.Map;

/** Counts what is applied, has its progress reported, and puts down what nobody may have come to the end of. */
record IngestWatch(IngestMetrics metrics, Oddities oddities, ProgressReport report, Unfinished unfinished)
        implements BatchApplier.Watch {

    @Override
    public void again() {
        unfinished.markRedelivered();
    }

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
