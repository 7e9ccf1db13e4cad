package id.timbang.scoring.explanation;

import static org.assertj.core.api.Assertions.assertThat;

import id.timbang.contracts.LocalizedText;
import id.timbang.contracts.ScoreChanged.ScorecardRef;
import id.timbang.contracts.ScoreSeen.Look;
import id.timbang.scoring.explanation.Comparison.Arrivals;
import id.timbang.scoring.score.Score;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What has changed since the last look, in figures and to the letter. */
class ComparisonTest {

    private static final Arrivals NONE = new Arrivals(0, List.of());

    @Test
    void where_nothing_has_changed_it_says_so() {
        Comparison same = compared(Budi.november(2, null), Budi.november(2, null), NONE);

        assertThat(same.items()).isEmpty();
        assertThat(same.difference()).isEqualByComparingTo("0");
        assertThat(english(same))
                .isEqualTo("Nothing has changed since it was last looked at, on 24 November 2026, 09:05.");
        assertThat(same.sentences().get(0).id())
                .isEqualTo("Tidak ada yang berubah sejak terakhir dilihat, 24 November 2026, 09.05.");
    }

    @Test
    void an_item_that_counts_now_and_a_score_that_moved_are_told() {
        Comparison changed = compared(Budi.november(2, null), Budi.november(6, null), new Arrivals(4, List.of()));

        assertThat(changed.then().score()).isEqualTo("103.30");
        assertThat(changed.now().score()).isEqualTo("103.27");
        assertThat(english(changed)).isEqualTo("""
                When last looked at, on 24 November 2026, 09:05, the score was 103.30; now it is 103.27 (−0.03).
                Since then 4 records have arrived, been corrected or been taken back.
                Documents processed: the actual is 75 documents as before; its contribution went from 66.96 to 53.57 points.
                Entry errors: the actual is 4.12% as before; its contribution went from 36.34 to 29.07 points.
                Citizen satisfaction: it counts now, with an actual of 82.5 and a contribution of 20.63 points.""");
    }

    @Test
    void a_first_score_a_lost_one_another_scorecard_and_other_days_present_are_told() {
        Grounds nothing = Budi.grounds(Budi.SCORECARD, Budi.documents(0), Budi.errors(0, 0), Budi.answers(0), null);

        assertThat(english(compared(nothing, Budi.november(2, null), NONE)))
                .contains("there was no score; now it is 103.30.");
        assertThat(english(compared(Budi.november(2, null), nothing, NONE))).contains("no longer enough for a score");
        assertThat(english(compared(Budi.november(2, null), Budi.november(2, Budi.TWO_DAYS_OFF), NONE)))
                .contains("The number of working days present has changed.");
        Look earlier = look(Budi.november(2, null).score(), new ScorecardRef("registrar", 7));
        assertThat(english(Comparison.of(earlier, Budi.november(2, null), NONE, ZoneId.of("Asia/Jakarta"))))
                .contains("It is scored by the scorecard registrar, revision 1, now.");
    }

    private static Comparison compared(Grounds then, Grounds now, Arrivals facts) {
        return Comparison.of(look(then.score(), then.score().scorecard()), now, facts, ZoneId.of("Asia/Jakarta"));
    }

    private static Look look(Score score, ScorecardRef scorecard) {
        return new Look(
                Instant.parse("2026-11-24T02:05:00Z"),
                score.score(),
                score.coverage(),
                score.predicate(),
                scorecard,
                null,
                score.items(),
                List.of());
    }

    private static String english(Comparison comparison) {
        return String.join(
                "\n", comparison.sentences().stream().map(LocalizedText::en).toList());
    }
}
