package id.timbang.scoring.query;

import id.timbang.contracts.Period;
import id.timbang.kit.problem.Problem;
import id.timbang.scoring.query.Scores.Page;
import id.timbang.scoring.query.Scores.Sort;
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
    private final EvidenceViews evidence;

    ScoreController(Scores scores, EvidenceViews evidence) {
        this.scores = scores;
        this.evidence = evidence;
    }

    @GetMapping("/{employeeId}")
    ScoreView one(@PathVariable String employeeId, @RequestParam(required = false) @Nullable Period period) {
        return scores.one(employeeId, scores.month(period));
    }

    @GetMapping
    Page<ScoreView> list(
            @RequestParam(required = false) @Nullable Period period,
            @RequestParam(required = false) @Nullable String office,
            @RequestParam(required = false) @Nullable String position,
            @RequestParam(required = false) @Nullable String sort,
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = "50") int size) {
        checkPage(page, size);
        return scores.page(scores.filter(scores.month(period), office, position), Sort.parse(sort), page, size);
    }

    @GetMapping("/{employeeId}/evidence")
    Page<EvidenceViews.EvidenceView> evidence(
            @PathVariable String employeeId,
            @RequestParam(required = false) @Nullable Period period,
            @RequestParam(required = false) @Nullable String indicator,
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = "50") int size) {
        checkPage(page, size);
        scores.known(employeeId);
        return evidence.page(employeeId, scores.month(period), indicator, page, size);
    }

    private static void checkPage(int page, int size) {
        if (page < 0 || size < 1 || size > LARGEST_PAGE || (long) page * size > Integer.MAX_VALUE) {
            throw Problem.invalid("wrong-parameter", "'page' counts from 0; 'size' can be 1 to " + LARGEST_PAGE + ".");
        }
    }
}
