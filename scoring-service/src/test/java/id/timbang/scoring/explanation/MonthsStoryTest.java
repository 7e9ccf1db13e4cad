package id.timbang.scoring.explanation;

import static org.assertj.core.api.Assertions.assertThat;

import id.timbang.contracts.LocalizedText;
import id.timbang.contracts.ScoreChanged.Presence;
import id.timbang.scoring.explanation.NotCounted.Reason;
import id.timbang.scoring.tally.Tally;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Budi's quarter in sentences, to the letter. */
class MonthsStoryTest {

    private static final Presence TWO_DAYS_OFF = new Presence(22, 20, Map.of("ANNUAL_LEAVE", 2));
    private static final Map<String, Tally> TALLIES = Map.of(
            "documents", Budi.documents(130),
            "errors", Budi.errors(4, 97),
            "satisfaction", Budi.answers(6),
            "coffee", Budi.documents(2));

    private static final Explanation RUNNING = explained(Budi.quarter(TALLIES, TWO_DAYS_OFF));

    @Test
    void which_months_count_and_by_which_revision_in_indonesian() {
        assertThat(told(RUNNING, LocalizedText::id))
                .startsWith("Skor triwulan 4 tahun 2026 adalah 98,34.")
                .contains("""
                2 dari 3 bulan dihitung, yaitu yang sudah dimulai (Oktober 2026 sampai November 2026). Target dan catatan bulan yang belum dimulai (Desember 2026) belum dihitung. Skor dibuat sekaligus dari seluruh catatan, masing-masing dihitung sekali walaupun dikirim berulang; bukan rata-rata skor bulanan.
                Satu revisi dari satu SKP dipakai untuk semua bulan: registrar, revisi 1, yang berlaku pada November 2026, bulan terakhir yang dihitung.
                Bila dinilai tersendiri, Oktober 2026 memakai registrar, revisi 0; di sini revisi itu tidak dipakai.""", """
                Dokumen diproses: target 70 dokumen per bulan dikalikan (1 + 20 ÷ 22) bulan (tiap bulan menurut hari kerja yang dihadiri) menjadi 133,64 dokumen.""", """
                Dokumen diproses: 3 catatan berasal dari bulan yang belum dimulai, dan dihitung setelah bulannya dimulai.
                coffee: 2 catatan tidak dihitung karena SKP Registrar tidak memuat indikator ini.""");
    }

    @Test
    void which_months_count_and_by_which_revision_in_english() {
        assertThat(told(RUNNING, LocalizedText::en)).contains("""
                2 of 3 months count, those that have begun (October 2026 to November 2026). Of the months to come (December 2026) neither targets nor records count yet. The score is made from all records at once, each counted once however often it was told; it is not a mean of monthly scores.
                One revision of one scorecard (SKP) is used for all months: registrar, revision 1, in force in November 2026, the last month that counts.
                Taken alone, October 2026 would go by registrar, revision 0; that one is not used here.""", """
                Documents processed: the target of 70 documents a month times (1 + 20 ÷ 22) months (each month by its working days attended) becomes 133.64 documents.""", """
                Documents processed: 3 records are of months that have not begun, and count once these have.
                coffee: 2 records do not count, for the scorecard (SKP) of Registrar has no such indicator.""");
    }

    @Test
    void months_without_an_absence_are_counted_whole() {
        assertThat(told(explained(Budi.quarter(TALLIES, null)), LocalizedText::en))
                .contains(
                        "Documents processed: the target of 70 documents a month times 2 months becomes 140 documents.")
                .doesNotContain("working days");
    }

    @Test
    void the_months_stand_there_one_by_one_with_their_own_revision() {
        assertThat(RUNNING.months().items())
                .extracting(month -> month.month() + " " + month.verdict() + " "
                        + month.scorecard().revision() + " " + month.evidence())
                .containsExactly("2026-10 COUNTS 0 0", "2026-11 COUNTS 1 233", "2026-12 NOT_BEGUN 1 3");
        assertThat(RUNNING.notCounted())
                .extracting(NotCounted::reason)
                .containsExactly(Reason.MONTH_TO_COME, Reason.NOT_IN_SCORECARD);
        assertThat(explained(Budi.november(6, null)).months()).isNull();
    }

    private static Explanation explained(Grounds grounds) {
        return new Explainer(grounds, Map.of()).explain();
    }

    private static String told(Explanation explanation, Function<LocalizedText, String> language) {
        return String.join("\n", explanation.sentences().stream().map(language).toList());
    }
}
