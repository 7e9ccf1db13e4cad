package id.timbang.benchmark.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import id.timbang.benchmark.scoring.Backlog.Kind;
import id.timbang.contracts.ObservationRecorded;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ExpectedTest {

    private static final List<BigDecimal> TARGETS =
            List.of(new BigDecimal(5), new BigDecimal(15), new BigDecimal(5), new BigDecimal(60));

    private final Backlog backlog = new Backlog(1_600, 20, 2, false);
    private final Expected expected = new Expected(backlog);

    @Test
    void a_fact_counts_that_is_told_and_not_taken_back_wherever_that_stands() {
        long counting = IntStream.range(0, backlog.places())
                .filter(place -> backlog.kind(place) == Kind.TOLD)
                .filter(fact -> IntStream.range(0, backlog.places())
                        .noneMatch(place -> backlog.kind(place) == Kind.TAKEN_BACK && backlog.about(place) == fact))
                .count();

        assertThat(expected.counting()).isEqualTo(counting).isLessThan(1_600 - 16);
    }

    @Test
    void the_evidence_of_all_scores_is_all_that_counts() {
        long evidence = 0;
        for (int month = 0; month < 2; month++) {
            for (int employee = 0; employee < 20; employee++) {
                evidence += expected.score(employee, month, TARGETS).evidence().stream()
                        .mapToLong(Long::longValue)
                        .sum();
            }
        }

        assertThat(evidence).isEqualTo(expected.counting());
    }

    @Test
    void the_list_of_evidence_has_what_was_taken_back_too() {
        long lines = 0;
        for (int month = 0; month < 2; month++) {
            for (int employee = 0; employee < 20; employee++) {
                lines += expected.lines(employee, month);
            }
        }

        assertThat(lines)
                .isEqualTo(IntStream.range(0, 1_600)
                        .filter(place -> backlog.kind(place) == Kind.TOLD)
                        .count())
                .isGreaterThan(expected.counting());
    }

    /** By hand, in floating point: another way to the same figure. */
    @Test
    void a_score_is_the_weighted_mean_of_capped_achievements() {
        for (int employee = 0; employee < 20; employee++) {
            double[] n = new double[4];
            double minutes = 0;
            double errors = 0;
            double forms = 0;
            double inTime = 0;
            for (int place = 0; place < 800; place++) {
                int fact = place;
                boolean counts = backlog.kind(place) == Kind.TOLD
                        && IntStream.range(0, backlog.places())
                                .noneMatch(other ->
                                        backlog.kind(other) == Kind.TAKEN_BACK && backlog.about(other) == fact);
                if (counts && backlog.employee(place) == employee) {
                    ObservationRecorded told = (ObservationRecorded) backlog.at(place);
                    int indicator = Catalogue.CODES.indexOf(told.indicator());
                    n[indicator]++;
                    switch (indicator) {
                        case Catalogue.MINUTES -> minutes += told.value().doubleValue();
                        case Catalogue.ERRORS -> {
                            errors += told.numerator().doubleValue();
                            forms += told.denominator().doubleValue();
                        }
                        case Catalogue.COMPLAINTS -> inTime += told.value().doubleValue() <= 14 ? 1 : 0;
                        default -> assertThat(told.value()).isNull();
                    }
                }
            }
            double[] achievements = {
                Math.min(120, 100 * n[0] / 5),
                Math.min(120, Math.max(0, 100 * (2 - minutes / n[1] / 15))),
                Math.min(120, Math.max(0, 100 * (2 - 100 * errors / forms / 5))),
                Math.min(120, 100 * 100 * inTime / n[3] / 60)
            };
            double sum = 0;
            double weights = 0;
            for (int indicator = 0; indicator < 4; indicator++) {
                if (n[indicator] > 0) {
                    double weight = Catalogue.WEIGHTS.get(indicator).doubleValue();
                    sum += weight * achievements[indicator];
                    weights += weight;
                }
            }

            Fraction score = expected.score(employee, 0, TARGETS).score();

            assertThat(score.rounded(9).doubleValue()).isCloseTo(sum / weights, within(1e-6));
        }
    }
}
