package id.timbang.gateway.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIf;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.WebDriverWait;

/** The page of somebody who was away, changed places, and has records with remarks. */
@EnabledIf(value = Browser.THERE, disabledReason = Browser.MISSING)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RemarksIT {

    private final FakeServices services = new FakeServices();
    private ChromeDriver browser;

    @BeforeAll
    void open() {
        browser = Browser.open("en");
        browser.get(services.address("/employees/e-3?period=2026-11").toString());
    }

    @AfterAll
    void close() {
        if (browser != null) {
            browser.quit();
        }
        services.close();
    }

    @Test
    void presence_and_assignments_are_told_in_sentences_with_the_position_of_that_month() {
        assertThat(text(".panel-story"))
                .contains("19 of 21 working days were attended: annual leave 2 days")
                .contains("Registrar at Dukcapil Asemrowo, 1 Nov to 22 Nov (15 working days)")
                .contains("Front office at elsewhere");
        assertThat(text(".page-head .lead")).startsWith("Registrar");
    }

    @Test
    void an_item_says_how_its_target_became_smaller_and_what_is_flagged() {
        assertThat(text("[data-indicator='documents']"))
                .contains("100 × 66 ÷ 63.333333 = 104.21")
                .contains("The target of 70", "becomes 63.33 because 19 of 21 working days")
                .contains("3 of 66 records are flagged");
        assertThat(text("[data-indicator='errors']"))
                .contains("1 of 75 records is flagged")
                .doesNotContain("becomes");
        assertThat(text("[data-indicator='satisfaction']")).contains("becomes 72.38 to 81.43");
    }

    @Test
    void a_record_shows_its_flags_who_entered_it_and_what_it_replaces() {
        waitFor("[data-indicator='documents'] summary").click();
        waitFor("[data-indicator='documents'] .evidence tbody tr");
        List<String> rows =
                browser.findElements(By.cssSelector("[data-indicator='documents'] .evidence tbody tr")).stream()
                        .map(WebElement::getText)
                        .toList();
        assertThat(rows.get(0))
                .contains("Unusual value \u2013 it lies outside the plausible range")
                .contains("Outside office hours", "on a day off")
                .contains("OF_TOMORROW \u2013 flagged by the system")
                .contains("Entered by the person scored");
        assertThat(rows.get(1))
                .contains("Entered by employee e-7", "Correction no. 2")
                .contains("Before: 70 (20 Nov 2026, 10:00), corrected because: typed a <b>zero</b> too many")
                .contains("Before: 3 of 4 (19 Nov 2026, 10:00)")
                .contains("Retracted, not counted: not his at all");
        assertThat(rows.get(2)).doesNotContain("Entered", "Correction", "Retracted");
    }

    private WebElement waitFor(String place) {
        return new WebDriverWait(browser, Duration.ofSeconds(20), Duration.ofMillis(50))
                .until(ExpectedConditions.presenceOfElementLocated(By.cssSelector(place)));
    }

    private String text(String place) {
        return waitFor(place).getText();
    }
}
