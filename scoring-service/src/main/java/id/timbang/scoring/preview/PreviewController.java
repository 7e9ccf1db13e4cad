package id.timbang.scoring.preview;

import id.timbang.contracts.Period;
import id.timbang.contracts.ScoreAccessed.AccessedPart;
import id.timbang.contracts.ScorecardChanged;
import id.timbang.kit.access.AccessLog;
import id.timbang.kit.identity.Caller;
import id.timbang.kit.identity.Sight;
import id.timbang.kit.problem.Problem;
import id.timbang.scoring.reference.Reference;
import id.timbang.scoring.rights.Rights;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/scores/previews}: what a scorecard would make of a month, told to managers before they put it in force. */
@RestController
class PreviewController {

    private final Previews previews;
    private final Reference reference;
    private final Rights rights;
    private final AccessLog accesses;

    PreviewController(Previews previews, Reference reference, Rights rights, AccessLog accesses) {
        this.previews = previews;
        this.reference = reference;
        this.rights = rights;
        this.accesses = accesses;
    }

    @PostMapping("/api/scores/previews")
    Preview preview(Caller caller, @RequestParam Period period, @RequestBody PreviewBody body) {
        Sight sight = rights.managed(caller);
        if (!period.isMonth()) {
            throw Problem.invalid(
                    "period-not-available", "Scores are kept by month: ask for one as 2026-11, not '" + period + "'.");
        }
        ScorecardChanged draft = new DraftCheck(reference.indicators().keySet()).checked(body);
        Preview preview = previews.of(sight, period, draft);
        accesses.record(
                caller,
                sight,
                AccessedPart.LIST,
                period,
                preview.items().stream()
                        .map(move -> rights.seenAt(move.employeeId()))
                        .toList());
        return preview;
    }
}
