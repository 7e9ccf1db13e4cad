package id.timbang.scoring.query;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import id.timbang.contracts.Period;
import id.timbang.contracts.ScoreChanged;
import id.timbang.kit.identity.Sight;
import id.timbang.kit.problem.Problem;
import id.timbang.kit.time.TimbangProperties;
import id.timbang.scoring.period.PeriodStore;
import id.timbang.scoring.query.ScoreView.Change;
import id.timbang.scoring.reference.Reference;
import id.timbang.scoring.rights.Rights;
import id.timbang.scoring.standing.Standing;
import id.timbang.scoring.standing.StandingScorer;
import id.timbang.scoring.standing.StandingStore;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Scores as they are asked for. */
@Component
class Scores {

    private final StandingStore standings;
    private final PeriodStore longer;
    private final StandingScorer scorer;
    private final Reference reference;
    private final Rights rights;
    private final Clock clock;
    private final ZoneId zone;

    Scores(
            StandingStore standings,
            PeriodStore longer,
            StandingScorer scorer,
            Reference reference,
            Rights rights,
            Clock clock,
            TimbangProperties timbang) {
        this.standings = standings;
        this.longer = longer;
        this.scorer = scorer;
        this.reference = reference;
        this.rights = rights;
        this.clock = clock;
        this.zone = timbang.zone();
    }

    /** A page of a list. */
    record Page<T>(List<T> items, int page, int size, long total) {}

    /** The period that was asked for; the current month where none was. */
    Period period(@Nullable Period asked) {
        return asked == null ? Period.monthOf(today()) : asked;
    }

    /**
     * Which scores are wanted, of those that may be seen.
     *
     * @param offices only of those who work there now; wherever where not given
     */
    Bson filter(Sight sight, Period period, @Nullable Set<String> offices, @Nullable String position) {
        List<Bson> all = new ArrayList<>();
        all.add(Filters.eq("month", period.toString()));
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

    /** @param wanted as {@link #filter} says, of that period */
    Page<ScoreView> page(Sight sight, Period period, Bson wanted, Sort sort, int page, int size) {
        Stream<ScoreView> found = period.isMonth()
                ? standings.page(wanted, sort.order(), page * size, size).stream()
                        .map(this::view)
                        .flatMap(Optional::stream)
                : longer.page(wanted, sort.order(), page * size, size).stream().map(Scores::view);
        long total = period.isMonth() ? standings.count(wanted) : longer.count(wanted);
        return new Page<>(seen(sight, found), page, size, total);
    }

    /** The scores of these employees in a period as they stand now, of those who have one; whoever asks. */
    List<ScoreView> now(Period period, Collection<String> employees) {
        List<String> keys = employees.stream()
                .map(employee -> Standing.key(employee, period))
                .toList();
        Stream<ScoreView> found = period.isMonth()
                ? standings.find(keys).values().stream().map(this::view).flatMap(Optional::stream)
                : longer.find(keys).stream().map(Scores::view);
        return found.toList();
    }

    private List<ScoreView> seen(Sight sight, Stream<ScoreView> found) {
        return found.filter(score -> rights.sees(sight, score.employeeId())).toList();
    }

    /** Of a quarter or a year the change since yesterday is told of one employee only: it takes all its months. */
    private static ScoreView view(PeriodStore.Told told) {
        return ScoreView.of(told.score(), null, told.changedAt());
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
        return ScoreView.of(score, Change.since(yesterday, then, score.score()), standing.changedAt());
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
