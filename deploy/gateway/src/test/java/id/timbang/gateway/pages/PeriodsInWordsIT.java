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

/** Periods of each length, and how sure a score is, as the pages' own code tells them in a browser. */
@EnabledIf(value = Browser.THERE, disabledReason = Browser.MISSING)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PeriodsInWordsIT {

    private static final List<String> MODULES = List.of("span", "longer", "sure");

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
    @CsvSource({
        "2026-01, true",
        "2026-12, true",
        "2026-Q1, true",
        "2026-Q4, true",
        "2026, true",
        "2026-00, false",
        "2026-13, false",
        "2026-Q0, false",
        "2026-Q5, false",
        "26, false",
        "2026-1, false",
        "'2026-Q1 ', false",
        "1999, false",
        "'', false"
    })
    void a_period_is_a_month_a_quarter_or_a_year(String text, String isOne) {
        assertThat(code.told("en", "span.isPeriod('%s')".formatted(text))).isEqualTo(isOne);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            2026-11 | month   | 2026-11
            2026-Q1 | quarter | 2026-01,2026-02,2026-03
            2026-Q4 | quarter | 2026-10,2026-11,2026-12
            2026    | year    | 2026-01,2026-02,2026-03,2026-04,2026-05,2026-06,2026-07,2026-08,2026-09,2026-10,2026-11,2026-12
            """)
    void a_period_has_its_months(String period, String span, String months) {
        assertThat(code.told("en", "span.spanOf('%s')".formatted(period))).isEqualTo(span);
        assertThat(code.told("en", "span.monthsOf('%s').join()".formatted(period)))
                .isEqualTo(months);
        for (String month : months.split(",")) {
            assertThat(code.told("en", "span.spanned('%s', '%s')".formatted(month, span)))
                    .as("the %s of %s", span, month)
                    .isEqualTo(period);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "2026-12, 1, 2027-01", "2026-01, -1, 2025-12", "2026-11, -23, 2024-12",
        "2026-Q4, 1, 2027-Q1", "2026-Q1, -1, 2025-Q4", "2026-Q2, -6, 2024-Q4",
        "2026, 1, 2027", "2026, -1, 2025"
    })
    void forward_and_back_go_by_periods_of_the_same_length(String period, int steps, String other) {
        assertThat(code.told("en", "span.shifted('%s', %d)".formatted(period, steps)))
                .isEqualTo(other);
        assertThat(code.told("en", "span.shifted('%s', %d)".formatted(other, -steps)))
                .isEqualTo(period);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-Q4, 2026-11, 2026-11",
        "2026-Q4, 2027-03, 2026-12",
        "2026-Q4, 2026-09, 2026-10",
        "2026, 2026-02, 2026-02",
        "2026-07, 2026-11, 2026-07"
    })
    void the_month_to_go_to_is_the_last_that_has_begun(String period, String current, String month) {
        assertThat(code.told("en", "span.lastBegun('%s', '%s')".formatted(period, current)))
                .isEqualTo(month);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            en | 2026-Q4 | Quarter 4 of 2026
            id | 2026-Q4 | Triwulan 4 tahun 2026
            en | 2026    | Year 2026
            id | 2026-11 | November 2026
            """)
    void periods_are_written_as_people_write_them(String language, String period, String name) {
        assertThat(code.told(language, "span.periodName('%s')".formatted(period)))
                .isEqualTo(name);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            en | 2026-Q4 | 1 | 3  | 1 of 3 months counts:
            en | 2026-Q4 | 2 | 3  | 2 of 3 months count:
            id | 2026-Q4 | 2 | 3  | 2 dari 3 bulan dihitung:
            en | 2026    | 12| 12 | All 12 months count
            id | 2026-Q3 | 3 | 3  | Skor triwulan ini dihitung sekaligus
            """)
    void it_is_told_how_many_months_count(String language, String period, int counted, int of, String words) {
        assertThat(code.told(
                        language,
                        "longer.monthsInWords({period: '%s', months: {counted: %d, of: %d}})"
                                .formatted(period, counted, of)))
                .contains(words);
    }

    @Test
    void of_a_month_nothing_is_told_of_months() {
        assertThat(code.told("en", "longer.monthsInWords({period: '2026-11'}).length"))
                .isEqualTo("0");
    }

    @Test
    void a_score_lies_between_two_figures_and_what_that_means_is_told() {
        String range = "{score: 101.5, certainty: {low: 97.25, high: 104, confidence: 0.95, unknown: ['late']}}";
        assertThat(code.told("en", "sure.sureInWords(" + range + ", new Map([['late', 'Late answers']])).join(' ')"))
                .contains("The score is 101.50; chance alone can move it between 97.25 and 104.00.")
                .contains("95 times out of 100")
                .contains("No range can be told for Late answers.")
                .contains("changes nothing in the score");
        assertThat(code.told("id", "sure.sureInWords(" + range + ", new Map()).join(' ')"))
                .contains("Skor ini 101,50; kebetulan saja dapat menggesernya di antara 97,25 dan 104,00.")
                .contains("Untuk late tidak dapat disebutkan rentang.");
    }

    @Test
    void where_chance_moves_nothing_or_there_is_no_score_no_range_is_made_up() {
        assertThat(
                        code.told(
                                "en",
                                "sure.sureInWords({score: 100, certainty: {low: 100, high: 100, confidence: 0.95}}, new Map())"))
                .startsWith("There is no range");
        assertThat(code.told("en", "sure.sureInWords({score: null, certainty: {low: 1, high: 2}}, new Map()).length"))
                .isEqualTo("0");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            actual: 94, interval: {method: 'WILSON', low: 90.1, high: 96.4}   | Measured 94
            actual: 12, interval: {method: 'FULL_COUNT'}                      | Everything on record was counted
            actual: 12, interval: {method: 'NONE'}                            | No range:
            """)
    void an_items_range_says_how_it_was_found(String item, String words) {
        assertThat(code.told("en", "sure.intervalInWords({%s}, 'hari')".formatted(item)))
                .contains(words);
    }

    @Test
    void a_figure_drawn_toward_the_colleagues_says_that_it_changes_nothing() {
        assertThat(code.told("en", "sure.shrunkInWords({shrunk: {raw: 2, n: 1, peerMean: 4, value: 3.5}}, 'hari')"))
                .contains("from 1 case;")
                .contains("It changes no score.");
        assertThat(code.told("en", "sure.shrunkInWords({}, 'hari').length")).isEqualTo("0");
    }
}
