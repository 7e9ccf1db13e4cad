package id.timbang.scoring.query;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import id.timbang.contracts.EmployeeChanged;
import id.timbang.contracts.Period;
import id.timbang.contracts.ScoreChanged;
import id.timbang.kit.identity.Sight;
import id.timbang.kit.problem.Problem;
import id.timbang.kit.time.TimbangProperties;
import id.timbang.scoring.query.ScoreView.Change;
import id.timbang.scoring.query.ScoreView.TrendPoint;
import id.timbang.scoring.reference.Reference;
import id.timbang.scoring.rights.Rights;
import id.timbang.scoring.score.PeerFigures;
import id.timbang.scoring.standing.Standing;
import id.timbang.scoring.standing.StandingScorer;
import id.timbang.scoring.standing.StandingStore;
import id.timbang.scoring.standing.Terms;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Scores as they are asked for. */
@Component
class Scores {

    private final StandingStore standings;
    private final StandingScorer scorer;
    private final Reference reference;
    private final Rights rights;
    private final Clock clock;
    private final ZoneId zone;

    Scores(
            StandingStore standings,
            StandingScorer scorer,
            Reference reference,
            Rights rights,
            Clock clock,
            TimbangProperties timbang) {
        this.standings = standings;
        this.scorer = scorer;
        this.reference = reference;
        this.rights = rights;
        this.clock = clock;
        this.zone = timbang.zone();
    }

    /** A page of a list. */
    record Page<T>(List<T> items, int page, int size, long total) {}

    /** The month that was asked for; the current one where none was. */
    Period month(@Nullable Period asked) {
        if (asked == null) {
            return Period.monthOf(today());
        }
        if (!asked.isMonth()) {
            throw Problem.invalid(
                    "period-not-available", "Scores are kept by month: ask for one as 2026-11, not '" + asked + "'.");
        }
        return asked;
    }

    /** One employee's score, with peers and the days; all figures missing where there is no evidence. */
    ScoreView one(EmployeeChanged employee, Period month) {
        String employeeId = employee.employeeId();
        Standing standing =
                standings.find(Standing.key(employeeId, month)).orElseGet(() -> Standing.empty(employeeId, month));
        ScoreChanged score = standing.score() != null
                ? standing.score()
                : scorer.scored(standing).score();
        if (score == null) {
            throw new IllegalStateException("the directory has lost an employee");
        }
        PeerFigures peers = PeerFigures.of(score.position(), score.score(), standings.scores(score.position(), month));
        Terms terms = scorer.terms(employee, month);
        List<TrendPoint> trend = standing.tallies().days().stream()
                .map(day -> new TrendPoint(
                        day, scorer.score(terms, standing.tallies(), day).score()))
                .toList();
        return view(standing, score).with(peers, trend);
    }

    /**
     * Which scores are wanted, of those that may be seen.
     *
     * @param offices only of those who work there now; wherever where not given
     */
    Bson filter(Sight sight, Period month, @Nullable Set<String> offices, @Nullable String position) {
        List<Bson> all = new ArrayList<>();
        all.add(Filters.eq("month", month.toString()));
        all.add(Filters.exists("score"));
        all.add(Rights.visible(sight));
        if (offices != null) {
            all.add(Rights.workingAt(offices));
        }
        if (position != null) {
            all.add(Filters.eq("score.position", position));
        }
        return Filters.and(all);
    }

    /** @param wanted as {@link #filter} says */
    Page<ScoreView> page(Sight sight, Bson wanted, Sort sort, int page, int size) {
        List<ScoreView> items = standings.page(wanted, sort.order(), page * size, size).stream()
                .map(this::view)
                .flatMap(Optional::stream)
                .filter(score -> rights.sees(sight, score.employeeId()))
                .toList();
        return new Page<>(items, page, size, standings.count(wanted));
    }

    /** The scores of these employees in a month as they stand now, of those who have one; whoever asks. */
    List<ScoreView> now(Period month, Collection<String> employees) {
        List<String> keys = employees.stream()
                .map(employee -> Standing.key(employee, month))
                .toList();
        return standings.find(keys).values().stream()
                .map(this::view)
                .flatMap(Optional::stream)
                .toList();
    }

    private Optional<ScoreView> view(Standing standing) {
        return Optional.ofNullable(standing.score()).map(score -> view(standing, score));
    }

    private ScoreView view(Standing standing, ScoreChanged score) {
        LocalDate yesterday = today().minusDays(1);
        BigDecimal then = reference
                .employee(standing.employeeId())
                .map(employee -> scorer.terms(employee, standing.month()))
                .map(terms -> scorer.score(terms, standing.tallies(), yesterday).score())
                .orElse(null);
        BigDecimal difference =
                then == null || score.score() == null ? null : score.score().subtract(then);
        return ScoreView.of(score, new Change(yesterday, then, difference), standing.changedAt());
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), zone);
    }

    /** The orders a list can be asked for in; the employee's id decides among equals. */
    enum Sort {
        EMPLOYEE("employeeId", true),
        SCORE("score.score", true),
        SCORE_DESCENDING("score.score", false),
        COVERAGE("score.coverage", true),
        COVERAGE_DESCENDING("score.coverage", false);

        private final Bson order;

        Sort(String field, boolean ascending) {
            this.order =
                    Sorts.orderBy(ascending ? Sorts.ascending(field) : Sorts.descending(field), Sorts.ascending("_id"));
        }

        Bson order() {
            return order;
        }

        /** Reads {@code score}, {@code -score} and so on. */
        static Sort parse(@Nullable String text) {
            return switch (text == null ? "employeeId" : text) {
                case "employeeId" -> EMPLOYEE;
                case "score" -> SCORE;
                case "-score" -> SCORE_DESCENDING;
                case "coverage" -> COVERAGE;
                case "-coverage" -> COVERAGE_DESCENDING;
                default ->
                    throw Problem.invalid(
                            "wrong-parameter",
                            "'sort' is '" + text + "'; it can be employeeId, score, -score, coverage, -coverage.");
            };
        }
    }
}
