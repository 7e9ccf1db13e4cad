package id.timbang.gateway.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The sentences and formulae that explain a score, made by the pages' own code in a browser. */
@EnabledIf(value = Browser.THERE, disabledReason = Browser.MISSING)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ExplanationIT {

    private static final List<String> MODULES =
            List.of("explain", "achievement", "period", "format", "presence", "remarks");

    private final FakeServices services = new FakeServices();
    private PageCode code;

    @BeforeAll
    void open() {
        code = new PageCode(services, MODULES);
    }

    @AfterAll
    void close() {
        if (code != null) {
            code.close();
        }
        services.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            HIGHER | actual: 75,  target: 70, achievement: 107.14                     | 100 × 75 ÷ 70 = 107.14
            HIGHER | actual: 91,  target: 70, achievement: 120                        | 100 × 91 ÷ 70 = 130.00 → 120.00
            LOWER  | actual: 3.1, target: 4,  achievement: 120                        | 100 × (2 − 3.1 ÷ 4) = 122.50 → 120.00
            LOWER  | actual: 4.5, target: 4,  achievement: 87.5                       | 100 × (2 − 4.5 ÷ 4) = 87.50
            LOWER  | actual: 12,  target: 4,  achievement: 0                          | 100 × (2 − 12 ÷ 4) = −100.00 → 0.00
            HIGHER | actual: 70,  targetRange: {from: 80, to: 90}, achievement: 87.5  | 100 × 70 ÷ 80 = 87.50
            HIGHER | actual: 84,  targetRange: {from: 80, to: 90}, achievement: 100   | within the target range = 100.00
            LOWER  | actual: 6.5, targetRange: {from: 7, to: 8},   achievement: 107.14| 100 × (2 − 6.5 ÷ 7) = 107.14
            LOWER  | actual: 9,   targetRange: {from: 7, to: 8},   achievement: 87.5  | 100 × (2 − 9 ÷ 8) = 87.50
            LOWER  | actual: 5.405405, target: 6, achievement: 109.91                 | 100 × (2 − 5.405405 ÷ 6) = 109.91
            HIGHER | actual: 0.03, target: 0.035, achievement: 85.71                  | 100 × 0.03 ÷ 0.035 = 85.71
            """)
    void a_formula_carries_the_numbers(String polarity, String item, String formula) {
        assertThat(told(
                        "en",
                        "explain.achievementInWords({weight: 50, evidence: 75, %s}, {polarity: '%s', unit: 'x', measure: 'MEAN'},"
                                        .formatted(item, polarity)
                                + " {policy: 'linear'}).formula"))
                .isEqualTo(formula);
    }

    @Test
    void the_cap_is_said_when_it_bites() {
        assertThat(
                        told(
                                "en",
                                "explain.achievementInWords({weight: 50, evidence: 9, actual: 91, target: 70, achievement: 120},"
                                        + " {polarity: 'HIGHER', unit: 'x', measure: 'COUNT'}, {policy: 'linear'}).notes.join()"))
                .contains("capped at 120");
    }

    @Test
    void a_share_is_told_as_so_many_of_so_many() {
        assertThat(
                        told(
                                "en",
                                "explain.basisInWords({actual: 93.333333, evidence: 75}, {measure: 'SHARE_WITHIN', unit: '%'})"))
                .isEqualTo("70 of 75");
    }

    @Test
    void contributions_are_weighed_by_the_weight_that_has_evidence() {
        assertThat(
                        told(
                                "id",
                                "explain.contributionInWords({weight: 50, achievement: 107.14, contribution: 66.96}, {policy: 'linear',"
                                        + " items: [{weight: 50, achievement: 107.14}, {weight: 30, achievement: 120}, {weight: 20, achievement: null}]})"))
                .isEqualTo("50 × 107,14 ÷ 80 = 66,96");
    }

    @Test
    void a_policy_that_converts_says_what_it_weighed() {
        String converted = "{policy: 'permenpanrb-8-2021', items: [{weight: 60, achievement: 107.14}]}";
        String item = "{weight: 60, evidence: 9, actual: 75, target: 70, achievement: 107.14, contribution: 116.67}";
        assertThat(told("en", "explain.contributionInWords(" + item + ", " + converted + ")"))
                .isEqualTo("60 × 116.67 ÷ 60 = 116.67");
        assertThat(told(
                        "en",
                        "explain.achievementInWords(" + item + ", {polarity: 'HIGHER', unit: 'x', measure: 'COUNT'}, "
                                + converted + ").notes.join()"))
                .contains("turns the achievement of 107.14 into a value of 116.67");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            id | Target 80 dokumen menjadi 72 karena 18 dari 20 hari kerja hadir: cuti tahunan 2 hari.
            en | The target of 80 documents becomes 72 because 18 of 20 working days were attended: annual leave 2 days.
            """)
    void a_target_that_absence_made_smaller_says_why(String language, String sentence) {
        String score = "{presence: {workingDays: 20, present: 18, away: {ANNUAL_LEAVE: 2}}}";
        assertThat(told(language, "presence.prorationInWords({target: 72, fullTarget: 80}, " + score + ", 'dokumen')"))
                .isEqualTo(sentence.replace("80 ", "80\u00a0"));
        assertThat(told(language, "presence.prorationInWords({target: 80}, " + score + ", 'dokumen')"))
                .isEmpty();
    }

    @Test
    void a_range_that_absence_made_smaller_is_told_by_the_scorecards_own() {
        String score = "{presence: {workingDays: 20, present: 18, away: {DUTY_TRAVEL: 1}}}";
        String item = "{targetRange: {from: 72, to: 81}}";
        assertThat(told(
                        "en",
                        "presence.prorationInWords(" + item + ", " + score
                                + ", 'x', {targetRange: {from: 80, to: 90}})"))
                .contains("The target of 80 to 90", "becomes 72 to 81", "duty travel 1 day, not in service 1 day");
        assertThat(told("en", "presence.prorationInWords(" + item + ", " + score + ", 'x', null)"))
                .isEmpty();
    }

    @Test
    void the_formula_has_the_exact_target_and_not_the_one_that_is_rounded_to_be_shown() {
        assertThat(told(
                        "en",
                        "explain.achievementInWords({evidence: 9, actual: 70, target: 63.64, fullTarget: 70, achievement: 110},"
                                + " {polarity: 'HIGHER', unit: 'x', measure: 'COUNT'},"
                                + " {policy: 'linear', presence: {workingDays: 22, present: 20, away: {}}}).formula"))
                .isEqualTo("100 × 70 ÷ 63.636364 = 110.00");
    }

    @Test
    void a_month_in_two_places_says_by_which_it_is_scored() {
        String shares =
                "[{officeId: 'a', position: 'clerk', from: '2026-10-01', to: '2026-10-11', workingDays: 1, scored: false},"
                        + " {officeId: 'b', position: 'validator', from: '2026-10-12', to: '2026-10-31', workingDays: 15, scored: true}]";
        assertThat(told("en", "presence.assignmentsInWords({assignments: " + shares + "}, (id) => id.toUpperCase())"))
                .isEqualTo(
                        "This month is divided between 2 assignments and scored whole by the one with the most working"
                                + " days: Validator at B, 12 Oct to 31 Oct (15 working days). Besides: Clerk at A, 1 Oct to 11 Oct"
                                + " (1 working day).");
        assertThat(told("id", "presence.assignmentsInWords({}, String)")).isEmpty();
    }

    @Test
    void whoever_was_away_all_month_is_told_that_this_lowers_nothing() {
        String item = "{indicator: 'documents', evidence: 3, weight: 100, target: 0, fullTarget: 80}";
        String score = "{period: '2026-10', items: [" + item
                + "], presence: {workingDays: 22, present: 0, away: {MATERNITY_LEAVE: 22}}}";
        assertThat(told("en", "explain.summary(" + score + ", new Map(), new Map(), false, String).join(' ')"))
                .contains("0 of 22 working days were attended: maternity leave 22 days")
                .contains("not counted because there was no working day present")
                .doesNotContain("no evidence yet");
    }

    @Test
    void flagged_records_are_counted_in_words() {
        assertThat(told("en", "remarks.flaggedInWords({flagged: 3, evidence: 75})"))
                .startsWith("3 of 75 records are flagged");
        assertThat(told("id", "remarks.flaggedInWords({flagged: 3, evidence: 75})"))
                .startsWith("3 dari 75 catatan ditandai");
        assertThat(told("en", "remarks.flaggedInWords({flagged: null, evidence: 75})"))
                .isEmpty();
    }

    @Test
    void a_month_begins_at_midnight_of_the_agency() {
        assertThat(told("en", "period.periodOf(new Date('2026-11-30T17:30:00Z'), 'Asia/Jakarta')"))
                .isEqualTo("2026-12");
        assertThat(told("id", "format.instant('2026-11-24T17:30:00Z') + ' ' + format.zoneName()"))
                .isEqualTo("25 Nov 2026, 00.30 WIB");
    }

    private String told(String language, String expression) {
        return code.told(language, expression);
    }
}
