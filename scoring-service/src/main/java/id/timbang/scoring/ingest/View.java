package id.timbang.scoring.ingest;

import id.timbang.contracts.ScoreChanged;
import id.timbang.scoring.evidence.EvidenceLines;
import id.timbang.scoring.evidence.EvidenceStore;
import id.timbang.scoring.generation.Generation;
import id.timbang.scoring.ingest.BatchApplier.Outlet;
import id.timbang.scoring.standing.StandingStore;
import id.timbang.scoring.standing.Standings;

/**
 * A generation with all that reads and writes it. Work that takes several steps is done on one view from its beginning to
 * its end.
 *
 * @param publisher where its scores go
 */
public record View(
        Generation generation,
        EvidenceStore evidence,
        EvidenceLines lines,
        StandingStore standingStore,
        Standings standings,
        Progress progress,
        Ingest ingest,
        Outlet<ScoreChanged> publisher) {}
