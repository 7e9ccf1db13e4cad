package id.timbang.gateway.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.By;

/** The catalogue's pages in a browser, as everybody reads them; and what a manager does besides scorecards. */
@EnabledIf(value = Browser.THERE, disabledReason = Browser.MISSING)
class CatalogueIT extends CataloguePages {

    @Test
    void everybody_reads_what_is_measured_and_what_a_target_means_and_finds_no_form() {
        services.rolesBecome("employee");
        go("/catalogue");
        assertThat(text(".panel-scorecards")).contains("Registrar", "revision 3", "Documents processed");
        assertThat(text(".panel-indicators")).contains("How many of every hundred", "Lower is better");
        assertThat(browser.findElements(By.cssSelector("main form, main .button")))
                .isEmpty();
        go(SCORECARD);
        assertThat(text(".panel-asked [data-indicator='errors']")).contains("4%", "less is better");
        assertThat(text(".panel-asked [data-indicator='satisfaction']"))
                .contains("Anywhere within 80 to 90", "only from 5 records on");
        assertThat(browser.findElements(By.tagName("form"))).isEmpty();
    }

    @Test
    void two_scorecards_for_one_position_are_said_to_overlap_and_which_counts() {
        go("/catalogue");
        assertThat(text("[data-scorecard-id='registrar'] .overlap")).contains("scorecard other", "registrar counts");
    }

    @Test
    void the_history_says_who_when_why_and_what_changed_and_reads_no_markup() {
        go(SCORECARD);
        assertThat(text("[data-revision='3']"))
                .contains(
                        "u-7, 30 Jul 2026, 09:00",
                        "Beban <b>naik</b>",
                        "Added: Entry errors, weight 30",
                        "weight from 60.5 to 50",
                        "target from 65 documents to 70 documents",
                        "Holds for now: from August 2026 on",
                        "minimum of records from 1 to 5");
        assertThat(text("[data-revision='2']"))
                .contains("January 2026 to July 2026", "was not recorded", "The first revision");
    }

    @Test
    void a_starter_catalogue_is_loaded_by_one_button_and_says_what_came_of_it() {
        services.answers("POST /api/catalogues/satisfaction/load", 200, """
                {"catalogue":"satisfaction","from":"2026-12","indicators":{"created":["staff-conduct"],"unchanged":["satisfaction"],
                 "kept":["staff-competence"],"leftOut":[]},"scorecards":{"created":[],"unchanged":[],"kept":[],
                 "leftOut":[{"id":"service-officer","code":"position-taken","detail":"x"}]}}""");
        go("/catalogue");
        waitFor(By.cssSelector("[data-starter='satisfaction'] button[type='submit']"))
                .click();
        assertThat(text(".starter-outcome"))
                .contains(
                        "1 indicators made: staff-conduct",
                        "left as they are: staff-competence",
                        "service-officer was not made: its position has a scorecard already");
    }

    @Test
    void an_indicator_of_a_closed_period_says_which_fields_are_fixed() {
        services.answers("GET /api/indicators/errors", 200, "{\"code\":\"errors\",\"version\":1}");
        services.answers("PUT /api/indicators/errors", 409, """
                {"status":409,"code":"closed-period","detail":"x","period":"2026-10","fields":["unit"]}""");
        go("/catalogue/indicators/errors");
        submit();
        assertThat(text(".form-trouble")).contains("make a new indicator under another code");
        assertThat(input("Unit").getDomAttribute("aria-invalid")).isEqualTo("true");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"33.3 33.3 33.4", "0.1 0.2 99.7", "12.5 12.5 75", "99.999999999", "100.000000001", "60 37", "7"})
    void the_total_is_exact(String weights) {
        BigDecimal total =
                Arrays.stream(weights.split(" ")).map(BigDecimal::new).reduce(BigDecimal.ZERO, BigDecimal::add);
        go("/catalogue");
        Object told = browser.executeAsyncScript(
                "const [list, done] = arguments; import('/assets/js/catalogue-words.js').then(({ weightTotal }) => {"
                        + " const { total, off, exact } = weightTotal(list.split(' ')); done([total, off, String(exact)]) })",
                weights);
        BigDecimal off = new BigDecimal(100).subtract(total);
        assertThat(told).isEqualTo(List.of(plain(total), plain(off), String.valueOf(off.signum() == 0)));
    }

    private static String plain(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }
}
