package id.timbang.scoring.query;

import id.timbang.contracts.EmployeeChanged;
import id.timbang.contracts.Period;
import id.timbang.contracts.ScoreAccessed.AccessedPart;
import id.timbang.kit.access.AccessLog;
import id.timbang.kit.access.AccessLog.Seen;
import id.timbang.kit.identity.Caller;
import id.timbang.kit.identity.Sight;
import id.timbang.kit.problem.Problem;
import id.timbang.scoring.query.Scores.Page;
import id.timbang.scoring.query.Scores.Sort;
import id.timbang.scoring.rights.Rights;
import java.util.List;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/scores}: one, and lists. */
@RestController
@RequestMapping("/api/scores")
class ScoreController {

    private static final int LARGEST_PAGE = 500;

    private final Scores scores;
    private final OneScore one;
    private final EvidenceViews evidence;
    private final Rights rights;
    private final AccessLog accesses;

    ScoreController(Scores scores, OneScore one, EvidenceViews evidence, Rights rights, AccessLog accesses) {
        this.scores = scores;
        this.one = one;
        this.evidence = evidence;
        this.rights = rights;
        this.accesses = accesses;
    }

    @GetMapping("/{employeeId}")
    ScoreView one(
            Caller caller, @PathVariable String employeeId, @RequestParam(required = false) @Nullable Period period) {
        Sight sight = rights.sight(caller);
        EmployeeChanged employee = rights.seen(sight, employeeId);
        Period wanted = scores.period(period);
        accesses.record(caller, sight, AccessedPart.SCORE, wanted, List.of(Seen.of(employee)));
        return one.of(employee, wanted);
    }

    @GetMapping
    Page<ScoreView> list(
            Caller caller,
            @RequestParam(required = false) @Nullable Period period,
            @RequestParam(required = false) @Nullable String office,
            @RequestParam(required = false) @Nullable String position,
            @RequestParam(required = false) @Nullable String sort,
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = "50") int size) {
        checkPage(page, size);
        Sight sight = rights.sight(caller);
        Period asked = scores.period(period);
        Bson wanted = scores.filter(sight, asked, rights.offices(caller, office), position);
        Page<ScoreView> found = scores.page(sight, asked, wanted, Sort.parse(sort), page, size);
        accesses.record(
                caller,
                sight,
                AccessedPart.LIST,
                asked,
                found.items().stream()
                        .map(score -> rights.seenAt(score.employeeId()))
                        .toList());
        return found;
    }

    @GetMapping("/{employeeId}/evidence")
    Page<EvidenceViews.EvidenceView> evidence(
            Caller caller,
            @PathVariable String employeeId,
            @RequestParam(required = false) @Nullable Period period,
            @RequestParam(required = false) @Nullable String indicator,
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = "50") int size) {
        checkPage(page, size);
        Sight sight = rights.sight(caller);
        EmployeeChanged employee = rights.seen(sight, employeeId);
        Period wanted = scores.period(period);
        accesses.record(caller, sight, AccessedPart.EVIDENCE, wanted, List.of(Seen.of(employee)));
        return evidence.page(employeeId, wanted, indicator, page, size);
    }

    private static void checkPage(int page, int size) {
        if (page < 0 || size < 1 || size > LARGEST_PAGE || (long) page * size > Integer.MAX_VALUE) {
            throw Problem.invalid("wrong-parameter", "'page' counts from 0; 'size' can be 1 to " + LARGEST_PAGE + ".");
        }
    }
}
