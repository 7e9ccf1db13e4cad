package id.timbang.scoring.query;

import id.timbang.contracts.EmployeeChanged;
import id.timbang.contracts.Period;
import id.timbang.contracts.ScoreAccessed.AccessedPart;
import id.timbang.contracts.ScorecardChanged;
import id.timbang.kit.access.AccessLog;
import id.timbang.kit.access.AccessLog.Seen;
import id.timbang.kit.identity.Caller;
import id.timbang.kit.identity.Sight;
import id.timbang.kit.problem.Problem;
import id.timbang.scoring.explanation.Explanation;
import id.timbang.scoring.explanation.Grounds;
import id.timbang.scoring.explanation.Method;
import id.timbang.scoring.explanation.WhatIf;
import id.timbang.scoring.reference.Reference;
import id.timbang.scoring.rights.Rights;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/scores}: how one came to be, what it would be, and how all are computed. */
@RestController
@RequestMapping("/api/scores")
class ExplanationController {

    private final Explanations explanations;
    private final Scores scores;
    private final Reference reference;
    private final Rights rights;
    private final AccessLog accesses;

    ExplanationController(
            Explanations explanations, Scores scores, Reference reference, Rights rights, AccessLog accesses) {
        this.explanations = explanations;
        this.scores = scores;
        this.reference = reference;
        this.rights = rights;
        this.accesses = accesses;
    }

    @GetMapping("/{employeeId}/explanation")
    Explanation explanation(
            Caller caller, @PathVariable String employeeId, @RequestParam(required = false) @Nullable Period period) {
        Sight sight = rights.sight(caller);
        EmployeeChanged employee = rights.seen(sight, employeeId);
        Period wanted = scores.period(period);
        accesses.record(caller, sight, AccessedPart.SCORE, wanted, List.of(Seen.of(employee)));
        return explanations.of(employee, wanted, employeeId.equals(caller.employeeId()));
    }

    @PostMapping("/{employeeId}/what-if")
    WhatIf whatIf(Caller caller, @PathVariable String employeeId, @RequestBody WhatIfBody body) {
        Sight sight = rights.sight(caller);
        EmployeeChanged employee = rights.seen(sight, employeeId);
        Period period = scores.period(body.period());
        Grounds grounds = explanations.grounds(employee, period);
        ScorecardChanged scorecard = grounds.scorecard();
        if (scorecard == null) {
            throw new Problem(
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    "no-scorecard",
                    "There is no score to suppose: no scorecard is in force for the position '" + grounds.position()
                            + "' in " + period + ".");
        }
        WhatIf supposed = WhatIf.of(grounds, body.checked(scorecard, grounds.indicators()));
        accesses.record(caller, sight, AccessedPart.SCORE, period, List.of(Seen.of(employee)));
        return supposed;
    }

    @GetMapping("/method")
    Method method(
            Caller caller,
            @RequestParam(required = false) @Nullable Period period,
            @RequestParam(required = false) @Nullable String position) {
        rights.sight(caller);
        Period month = scores.period(period);
        List<ScorecardChanged> scorecards = reference.scorecards(month.first()).stream()
                .filter(scorecard -> position == null || scorecard.position().equals(position))
                .toList();
        if (position != null && scorecards.isEmpty()) {
            throw Problem.notFound(
                    "unknown-position",
                    "No scorecard is in force in " + month + " for that position; without 'position', all are told.");
        }
        return Method.of(
                month,
                scorecards,
                scorecard -> reference.rivals(scorecard.position(), month.first()),
                reference.indicators());
    }
}
