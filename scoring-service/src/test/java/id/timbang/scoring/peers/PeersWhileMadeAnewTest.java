package id.timbang.scoring.peers;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import id.timbang.contracts.EmployeeChanged;
import id.timbang.contracts.OfficeChanged;
import id.timbang.contracts.Period;
import id.timbang.contracts.ScoreChanged;
import id.timbang.contracts.ScorecardChanged;
import id.timbang.contracts.ScorecardChanged.Half;
import id.timbang.embedded.EmbeddedInfrastructure;
import id.timbang.scoring.period.PeriodMaker;
import id.timbang.scoring.period.PeriodStanding;
import id.timbang.scoring.period.PeriodStore;
import id.timbang.scoring.recalculation.MakingAnew;
import id.timbang.scoring.reference.Reference;
import id.timbang.scoring.score.Catalogue;
import id.timbang.scoring.standing.Standing;
import id.timbang.scoring.standing.StandingScorer;
import id.timbang.scoring.tally.Fact;
import id.timbang.scoring.tally.MonthTallies;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.MongoTemplate;

/** Six officers of one office; their scores are made anew one after the other, and figures are kept for an hour. */
class PeersWhileMadeAnewTest {

    private static final int OFFICERS = 6;
    private static final Period MONTH = Period.parse("2026-11");

    private final MongoClient client =
            MongoClients.create(EmbeddedInfrastructure.shared().mongoUri("peers"));
    private final MongoTemplate mongo = new MongoTemplate(client, "peers-" + UUID.randomUUID());
    private final Reference reference = new Reference();
    private final PeriodStore store = new PeriodStore(mongo);
    private final PeriodMaker maker =
            new PeriodMaker(new StandingScorer(reference), reference, Clock.systemUTC(), ZoneId.of("Asia/Jakarta"));
    private final Making months = new Making();
    private final Making periods = new Making();
    private final Peers peers =
            new Peers(store, reference, List.of(months, periods), new PeerSettings(5, Duration.ofHours(1)));

    private static final class Making implements MakingAnew {

        private String position = "";
        private long heard;

        void begin(String ofPosition) {
            position = ofPosition;
            heard++;
        }

        void end() {
            position = "";
        }

        @Override
        public boolean isUnderWayFor(String asked) {
            return asked.equals(position);
        }

        @Override
        public long heard() {
            return heard;
        }
    }

    PeersWhileMadeAnewTest() {
        reference.apply(Catalogue.INDICATORS.get("documents"));
        reference.apply(scorecard(1, "1"));
        reference.apply(new OfficeChanged("office", 1, "Office", null));
        for (int officer = 0; officer < OFFICERS; officer++) {
            reference.apply(new EmployeeChanged(
                    "e-" + officer, 1, "E", null, "office", "officer", null, null, null, null, null, null));
            store.replace(made(officer));
        }
    }

    @AfterEach
    void drop() {
        mongo.getDb().drop();
        client.close();
    }

    @Test
    void nothing_is_told_from_the_change_until_months_and_periods_are_all_made_anew() {
        assertThat(figures().mean()).isEqualTo("100.00");

        reference.apply(scorecard(2, "2"));
        months.begin("officer");
        periods.begin("officer");
        assertUntold();
        makeAnew(0, 3);
        assertUntold();
        months.end();
        assertUntold();
        makeAnew(3, OFFICERS);
        periods.end();

        PeerFigures after = figures();
        assertThat(after.scope()).isEqualTo(new Scope("office", false, null));
        assertThat(after.n()).isEqualTo(OFFICERS);
        assertThat(after.mean()).isEqualTo("50.00");
        assertThat(after.percentile()).isEqualTo("50.00");
    }

    /** Who asked in the middle has had them read, some by one revision and some by another. */
    @Test
    void what_was_read_in_the_middle_is_not_told_afterwards() {
        reference.apply(scorecard(2, "2"));
        periods.begin("officer");
        makeAnew(0, 3);
        assertUntold();
        makeAnew(3, OFFICERS);
        periods.end();

        assertThat(figures().mean()).isEqualTo("50.00");
    }

    /** However soon it was done, and whether or not somebody asked in the middle. */
    @Test
    void what_was_read_before_is_not_told_afterwards() {
        assertThat(figures().mean()).isEqualTo("100.00");

        reference.apply(scorecard(2, "2"));
        periods.begin("officer");
        makeAnew(0, OFFICERS);
        periods.end();

        assertThat(figures().mean()).isEqualTo("50.00");
    }

    @Test
    void other_positions_are_told_meanwhile() {
        months.begin("clerk");
        periods.begin("clerk");

        assertThat(figures().mean()).isEqualTo("100.00");
    }

    private void assertUntold() {
        PeerFigures figures = figures();
        assertThat(figures.scope().why()).isEqualTo(Scope.Why.BEING_MADE_ANEW);
        assertThat(figures.n()).isEqualTo(OFFICERS);
        assertThat(figures.mean()).isNull();
        assertThat(figures.median()).isNull();
        assertThat(figures.percentile()).isNull();
        assertThat(figures.aboveAverage()).isNull();
        assertThat(peers.compare(own()).priors()).isEmpty();
    }

    private PeerFigures figures() {
        return peers.compare(own()).figures();
    }

    private ScoreChanged own() {
        return made(0).score();
    }

    private void makeAnew(int from, int to) {
        for (int officer = from; officer < to; officer++) {
            PeriodStanding next = made(officer);
            store.replace(new PeriodStanding(
                    next.officeId(), 2, next.basis(), next.score(), next.samples(), next.changedAt()));
        }
    }

    private PeriodStanding made(int officer) {
        MonthTallies tallies = new MonthTallies();
        tallies.add(new Fact("documents", LocalDate.of(2026, 11, 2), null, null, null));
        Standing month =
                new Standing("e-" + officer, "office", MONTH, 1, Map.of("p-0", 0L), tallies, 0, null, Instant.EPOCH);
        return maker.make("e-" + officer, MONTH, List.of(month)).orElseThrow();
    }

    private static ScorecardChanged scorecard(int revision, String target) {
        return new ScorecardChanged(
                "officer",
                revision,
                "officer",
                YearMonth.of(2026, 1),
                null,
                "linear",
                List.of(Catalogue.item("documents", Half.RESULTS, "100", target, null, null)));
    }
}
