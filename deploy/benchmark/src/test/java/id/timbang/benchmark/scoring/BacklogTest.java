package id.timbang.benchmark.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import id.timbang.benchmark.scoring.Backlog.Kind;
import id.timbang.contracts.ObservationEvent;
import id.timbang.contracts.ObservationRecorded;
import id.timbang.contracts.ObservationRetracted;
import java.time.YearMonth;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BacklogTest {

    private final Backlog backlog = new Backlog(20_000, 50, 2, false);

    @Test
    void it_says_the_same_at_every_run() {
        Backlog again = new Backlog(20_000, 50, 2, false);

        assertThat(IntStream.range(0, 500).mapToObj(backlog::at))
                .containsExactlyElementsOf(
                        IntStream.range(0, 500).mapToObj(again::at).toList());
        assertThat(backlog.at(1)).isNotEqualTo(backlog.at(2));
    }

    @Test
    void one_in_a_hundred_is_told_again_and_one_in_two_hundred_taken_back() {
        assertThat(count(Kind.TOLD_AGAIN)).isCloseTo(200, within(50));
        assertThat(count(Kind.TAKEN_BACK)).isCloseTo(100, within(40));
    }

    private int count(Kind kind) {
        return (int) IntStream.range(0, backlog.places())
                .filter(place -> backlog.kind(place) == kind)
                .count();
    }

    @Test
    void what_is_told_again_is_the_same_fact_and_what_is_taken_back_is_one_of_the_same_employee() {
        for (int place = 0; place < backlog.places(); place++) {
            ObservationEvent said = backlog.at(place);
            ObservationEvent fact = backlog.at(backlog.about(place));
            assertThat(fact).isInstanceOf(ObservationRecorded.class);
            if (backlog.kind(place) == Kind.TAKEN_BACK) {
                ObservationRetracted retracted = (ObservationRetracted) said;
                assertThat(retracted.id()).isEqualTo(fact.id());
                assertThat(retracted.retractedSource()).isEqualTo(fact.eventSource());
                assertThat(retracted.key()).isEqualTo(fact.key());
            } else {
                assertThat(said).isEqualTo(fact);
            }
        }
    }

    @Test
    void some_are_taken_back_before_they_are_told() {
        assertThat(IntStream.range(0, backlog.places())
                        .filter(place -> backlog.kind(place) == Kind.TAKEN_BACK && backlog.about(place) > place))
                .isNotEmpty();
    }

    @Test
    void no_two_facts_have_the_same_id() {
        Set<String> ids = new HashSet<>();
        IntStream.range(0, backlog.places())
                .filter(place -> backlog.kind(place) == Kind.TOLD)
                .forEach(place -> assertThat(ids.add(backlog.at(place).id())).isTrue());
    }

    @Test
    void facts_lie_in_their_month() {
        for (int place = 0; place < backlog.places(); place += 7) {
            int fact = backlog.about(place);
            ObservationRecorded recorded = (ObservationRecorded) backlog.at(fact);
            assertThat(YearMonth.from(recorded.occurredAt().atZone(Backlog.ZONE)))
                    .isEqualTo(Backlog.calendarMonth(backlog.month(fact)));
        }
        assertThat(backlog.month(0)).isZero();
        assertThat(backlog.month(backlog.places() - 1)).isEqualTo(1);
    }

    @Test
    void in_turn_everybody_has_facts_in_every_month() {
        Backlog inTurn = new Backlog(2_100, 105, 10, true);

        assertThat(new Expected(inTurn).standings()).isGreaterThan(1_020);
        assertThat(IntStream.range(0, 105).map(inTurn::employee).distinct()).hasSize(105);
    }
}
