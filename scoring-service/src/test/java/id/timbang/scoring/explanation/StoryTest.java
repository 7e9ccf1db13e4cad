package id.timbang.scoring.explanation;

import static org.assertj.core.api.Assertions.assertThat;

import id.timbang.contracts.LocalizedText;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Budi's score in sentences, to the letter. */
class StoryTest {

    @Test
    void a_score_with_an_item_left_out_in_indonesian() {
        assertThat(told(explained(Budi.november(2, null)), LocalizedText::id)).isEqualTo("""
                Skor November 2026 adalah 103,30. Angka 100 berarti target tepat tercapai.
                Skor ini rata-rata capaian dari 2 indikator yang buktinya cukup (dari 3 indikator dalam SKP), masing-masing menurut bobotnya.
                Dokumen diproses: realisasi 75 dokumen terhadap target 70 dokumen, capaian 107,14. Dengan bobot 50 dari 80, sumbangannya 66,96 poin.
                Kesalahan pengisian: realisasi 4,12% terhadap target 4%, capaian 96,91. Dengan bobot 30 dari 80, sumbangannya 36,34 poin.
                Kepuasan warga (bobot 20) belum dihitung: baru 2 bukti, masih kurang 3 dari 5. Ini tidak menurunkan skor.
                Bobot yang buktinya cukup adalah 80 dari 100: cakupan 80%.
                Hasil kerja: 103,30, sesuai ekspektasi (mulai 90, di bawah 110).
                Perilaku kerja: belum dinilai karena buktinya belum cukup.
                Belum ada predikat, karena untuk itu hasil kerja dan perilaku kerja harus sama-sama dinilai.
                Dokumen diproses: 1 catatan dikoreksi; yang dihitung adalah versi terakhir.
                Dokumen diproses: 2 catatan ditarik dan tidak dihitung lagi; alasannya tertulis pada catatan itu.
                Semua angka ini indikatif: pejabat penilai yang menetapkan predikat, dan harus memberi alasan bila mengubahnya.""");
    }

    @Test
    void a_score_with_an_item_left_out_in_english() {
        assertThat(told(explained(Budi.november(2, null)), LocalizedText::en)).isEqualTo("""
                The score for November 2026 is 103.30. A figure of 100 means that the target is just met.
                It is the mean of the achievements on the 2 indicators that have enough evidence (of 3 in the scorecard, SKP), each by its weight.
                Documents processed: an actual of 75 documents against a target of 70 documents is an achievement of 107.14. With a weight of 50 of 80 it contributes 66.96 points.
                Entry errors: an actual of 4.12% against a target of 4% is an achievement of 96.91. With a weight of 30 of 80 it contributes 36.34 points.
                Citizen satisfaction (weight 20) is not counted yet: there are only 2 records so far, and 3 of the required 5 are missing. This does not lower the score.
                A weight of 80 of 100 has enough evidence: the coverage is 80%.
                Results: 103.30, meets expectations (from 90, below 110).
                Behaviour: not rated, for there is not enough evidence yet.
                There is no predicate yet, for it takes a rating of both results and behaviour.
                Documents processed: 1 record was corrected; the last version counts.
                Documents processed: 2 records were taken back and count no more; the reasons stand with them.
                All these figures are indicative: the appraising supervisor decides the predicate, and must give a reason for changing it.""");
    }

    @Test
    void a_whole_score_with_two_days_of_leave() {
        Explanation explanation = explained(Budi.november(6, Budi.TWO_DAYS_OFF));

        assertThat(told(explanation, LocalizedText::id))
                .contains(
                        "Dari 20 hari kerja, 18 dihadiri (cuti tahunan 2 hari).",
                        "target 70 dokumen dikalikan 18 dari 20 hari kerja menjadi 63 dokumen.",
                        "Kepuasan warga: realisasi 82,5 terhadap target 80, capaian 103,13. Dengan bobot 20 dari 100,"
                                + " sumbangannya 20,63 poin.",
                        "Hasil kerja: 110,74, di atas ekspektasi (mulai 110).",
                        "menurut matriks, predikatnya Baik.");
        assertThat(told(explanation, LocalizedText::en))
                .contains(
                        "Of 20 working days, 18 were attended (annual leave 2 days).",
                        "the target of 70 documents times 18 of 20 working days becomes 63 documents.",
                        "by the matrix, the predicate is Baik (good).");
        assertThat(explanation.policy().matrix())
                .filteredOn(PolicyView.Cell::here)
                .extracting(cell -> cell.results() + " " + cell.behaviour() + " " + cell.predicate())
                .containsExactly("ABOVE MEETS BAIK");
    }

    @Test
    void what_limits_an_achievement_is_said() {
        assertThat(told(
                        explained(Budi.grounds(
                                Budi.SCORECARD, Budi.documents(91), Budi.errors(9, 100), Budi.answers(6), null)),
                        LocalizedText::en))
                .contains(
                        "is an achievement of 130.00, counted as 120.00, the most there is.",
                        "is an achievement of −25.00, counted as 0.00, the least there is.");
    }

    @Test
    void a_policy_that_converts_says_what_it_weighed() {
        assertThat(told(
                        explained(Budi.grounds(
                                Budi.scorecard("permenpanrb-8-2021"),
                                Budi.documents(75),
                                Budi.errors(4, 97),
                                Budi.answers(6),
                                null)),
                        LocalizedText::id))
                .contains("menurut tabel PermenPANRB 8/2021, capaian 107,14 bernilai 116,67, dan nilai inilah yang"
                        + " ditimbang.");
    }

    @Test
    void whoever_was_away_all_the_time_is_told_that_it_lowers_nothing() {
        Explanation explanation = explained(
                Budi.november(6, new id.timbang.contracts.ScoreChanged.Presence(22, 0, Map.of("MATERNITY_LEAVE", 22))));

        assertThat(told(explanation, LocalizedText::en))
                .contains(
                        "Of 22 working days, 0 were attended (maternity leave 22 days).",
                        "Documents processed (weight 50) is not counted: there was no working day present.");
    }

    @Test
    void contributions_that_do_not_add_up_to_the_score_say_so() {
        // 100/3 and 200/3 of two like weights: 16.67 and 33.33 are 50.00; three thirds are not.
        Explanation explanation =
                explained(Budi.grounds(Budi.SCORECARD, Budi.documents(71), Budi.errors(4, 97), Budi.answers(7), null));

        assertThat(explanation.rounding().difference())
                .isEqualByComparingTo(
                        explanation.score().subtract(explanation.rounding().sumOfContributions()));
        assertThat(told(explanation, LocalizedText::en).contains("rounded one by one"))
                .isEqualTo(explanation.rounding().difference().signum() != 0);
    }

    @Test
    void without_a_scorecard_there_is_one_thing_to_say() {
        Explanation explanation =
                explained(Budi.grounds(null, Budi.documents(1), Budi.errors(0, 1), Budi.answers(1), null));

        assertThat(told(explanation, LocalizedText::en))
                .isEqualTo("There is no score for November 2026: no scorecard (SKP) is in force for the position"
                        + " Registrar. This is not a zero.");
        assertThat(explanation.lift()).isNull();
    }

    @Test
    void what_too_few_answers_say_stands_in_no_formula() {
        assertThat(explained(Budi.november(2, null)).items().get(2).formulas()).isEmpty();
        assertThat(explained(Budi.november(2, null)).toString()).doesNotContain("82.5");
    }

    private static Explanation explained(Grounds grounds) {
        return new Explainer(grounds, Map.of("documents", new Remarks(1, 2))).explain();
    }

    private static String told(Explanation explanation, Function<LocalizedText, String> language) {
        return String.join("\n", explanation.sentences().stream().map(language).toList());
    }

    @Test
    void the_month_the_quarter_and_the_year_have_names() {
        assertThat(List.of("2026-11", "2026-Q4", "2026").stream()
                        .map(period -> Language.ID.period(id.timbang.contracts.Period.parse(period))))
                .containsExactly("November 2026", "triwulan 4 tahun 2026", "2026");
    }
}
