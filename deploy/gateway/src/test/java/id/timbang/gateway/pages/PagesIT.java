package id.timbang.gateway.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIf;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.WebDriverWait;

/** The pages in a browser, against answers that are known to the digit. */
@EnabledIf(value = Browser.THERE, disabledReason = Browser.MISSING)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PagesIT {

    private static final String MONTH = "?period=2026-11";
    private static final By BUDI = By.cssSelector("tr[data-employee-id='e-1']");
    private static final By LIVE = By.cssSelector("html[data-live='true']");
    private static final By LOST = By.cssSelector("html[data-live='false'] .live-line.is-lost");

    private final FakeServices services = new FakeServices();
    private ChromeDriver browser;

    @BeforeAll
    void open() {
        browser = Browser.open("en");
    }

    @AfterEach
    void nothing_was_refused_by_the_content_security_policy_and_no_script_failed() {
        services.away(false);
        assertThat(browser.manage().logs().get(LogType.BROWSER).getAll())
                .extracting(LogEntry::getMessage)
                .noneMatch(message -> message.contains("Content Security Policy") || message.contains("Uncaught"));
    }

    @AfterAll
    void close() {
        if (browser != null) {
            browser.quit();
        }
        services.close();
    }

    @Test
    void the_start_page_counts_employees_and_leaves_those_without_evidence_out_of_the_mean() {
        go("/" + MONTH);
        assertThat(waitFor(By.cssSelector("[data-office-id='agency']")).getText())
                .contains("Employees\n3", "1 (33%)");
        assertThat(waitFor(By.cssSelector("[data-office-id='asemrowo']")).getText())
                .contains("Employees\n2", "1 (50%)", "Mean score");
    }

    @Test
    void an_employee_without_evidence_has_no_data_and_never_zero() {
        goLive("/offices/asemrowo" + MONTH);
        String row = waitFor(By.cssSelector("tr[data-employee-id='e-2']")).getText();
        assertThat(row).contains("no data yet").doesNotContain("0");
        assertThat(field("score").getDomAttribute("data-value")).isEqualTo("111.96");
        assertThat(field("score").getText()).isEqualTo("111.96");
        assertThat(field("coverage").getText()).isEqualTo("80%");
        assertThat(field("change").getText()).contains("+1.20");
    }

    @Test
    void a_name_is_shown_as_it_is_and_not_read_as_markup() {
        goLive("/offices/asemrowo" + MONTH);
        assertThat(browser.findElement(BUDI).getText()).contains("Budi <b>Santoso</b>");
    }

    @Test
    void a_change_shows_in_its_row_without_a_reload() {
        goLive("/offices/asemrowo" + MONTH);
        browser.executeScript("window.stayed = true");
        services.scoreBecomes("111.96", "112.34");
        services.tellChange();
        try {
            waitFor().until(ExpectedConditions.attributeToBe(field("score"), "data-value", "112.34"));
            assertThat(field("score").getText()).isEqualTo("112.34");
            assertThat(browser.findElement(BUDI).getDomAttribute("class")).contains("is-changed");
            assertThat(browser.executeScript("return window.stayed")).isEqualTo(true);
        } finally {
            services.scoreBecomes("112.34", "111.96");
        }
    }

    @Test
    void after_a_loss_the_page_says_so_and_comes_back_with_the_figures_of_now() {
        goLive("/offices/asemrowo" + MONTH);
        services.away(true);
        assertThat(waitFor(LOST).getText()).contains("Connection lost since");
        services.scoreBecomes("111.96", "115.00");
        services.away(false);
        try {
            waitFor(LIVE);
            assertThat(field("score").getDomAttribute("data-value")).isEqualTo("115");
        } finally {
            services.scoreBecomes("115.00", "111.96");
        }
    }

    @Test
    void a_column_is_sorted_by_keyboard_and_those_without_data_come_last() {
        goLive("/offices/asemrowo" + MONTH);
        WebElement button = browser.findElement(By.cssSelector("th.cell-score button"));
        button.sendKeys(Keys.ENTER);
        assertThat(sortOfScore()).isEqualTo("descending");
        assertThat(employeesInOrder()).startsWith("e-1");
        button.sendKeys(Keys.SPACE);
        assertThat(sortOfScore()).isEqualTo("ascending");
        assertThat(employeesInOrder()).startsWith("e-1");
    }

    @Test
    void the_employees_page_adds_the_contributions_up_to_the_score() {
        goLive("/employees/e-1" + MONTH);
        assertThat(text(".headline")).contains("111.96", "indicative", "80%", "No predicate yet");
        assertThat(text(".panel-sum")).contains("66.96 + 45.00 = 111.96");
        assertThat(text("[data-indicator='documents']")).contains("100 × 75 ÷ 70 = 107.14", "50 × 107.14 ÷ 80 = 66.96");
        assertThat(text("[data-indicator='satisfaction']")).contains("no data yet", "counts from 5 records on");
        assertThat(text(".panel-peers")).contains("14 employees", "98.20", "above the mean");
        assertThat(browser.findElement(By.cssSelector(".trend-drawing")).getDomAttribute("aria-label"))
                .contains("lowest 92.00", "highest 111.96");
    }

    @Test
    void evidence_is_read_when_it_is_opened_in_the_agencys_zone_and_of_answers_the_day_only() {
        goLive("/employees/e-1" + MONTH);
        browser.findElement(By.cssSelector("[data-indicator='documents'] summary"))
                .click();
        waitFor(By.cssSelector("[data-indicator='documents'] .evidence tbody tr"));
        List<String> rows =
                browser.findElements(By.cssSelector("[data-indicator='documents'] .evidence tbody tr")).stream()
                        .map(WebElement::getText)
                        .toList();
        assertThat(rows).hasSize(3);
        assertThat(rows.get(0)).contains("25 Nov 2026, 00:30", "KTP-EL/2026/4075");
        assertThat(rows.get(1)).contains("Retracted, not counted: entered twice");
        assertThat(rows.get(2))
                .contains("20 November 2026", "kept private", "anonymous")
                .doesNotContain(":");
    }

    @Test
    void an_unknown_office_is_told_as_such() {
        go("/offices/nowhere");
        assertThat(waitFor(By.cssSelector(".message[role='alert']")).getText()).contains("Not found");
    }

    @Test
    void when_services_are_away_the_page_says_what_to_do_and_tries_again() {
        services.away(true);
        go("/" + MONTH);
        WebElement message = waitFor(By.cssSelector(".message[role='alert']"));
        assertThat(message.getText()).contains("cannot be read now", "The part is away.");
        services.away(false);
        message.findElement(By.tagName("button")).click();
        waitFor(By.cssSelector(".office-tree"));
    }

    @Test
    void when_services_come_back_the_page_is_there_without_being_asked() {
        services.away(true);
        go("/offices/asemrowo" + MONTH);
        assertThat(waitFor(By.cssSelector(".message[role='alert']")).getText()).contains("tries again by itself");
        services.away(false);
        waitFor(LIVE);
        assertThat(browser.findElements(By.cssSelector(".message"))).isEmpty();
    }

    @Test
    void the_chosen_language_is_remembered() {
        go("/" + MONTH);
        assertThat(waitFor(By.tagName("h1")).getText()).isEqualTo("Offices");
        browser.findElement(By.cssSelector("button[data-language='id']")).click();
        try {
            waitFor(By.cssSelector("html[lang='id'][data-ready]"));
            go("/" + MONTH);
            assertThat(waitFor(By.tagName("h1")).getText()).isEqualTo("Unit kerja");
            assertThat(waitFor(By.cssSelector("[data-office-id='asemrowo']")).getText())
                    .contains("111,96");
        } finally {
            browser.executeScript("localStorage.clear()");
        }
    }

    private void go(String path) {
        browser.get(services.address(path).toString());
    }

    private void goLive(String path) {
        go(path);
        waitFor(LIVE);
    }

    private WebDriverWait waitFor() {
        return new WebDriverWait(browser, Duration.ofSeconds(20), Duration.ofMillis(50));
    }

    private WebElement waitFor(By place) {
        return waitFor().until(ExpectedConditions.presenceOfElementLocated(place));
    }

    private WebElement field(String name) {
        return browser.findElement(BUDI).findElement(By.cssSelector("[data-field='" + name + "']"));
    }

    private String text(String place) {
        return waitFor(By.cssSelector(place)).getText();
    }

    private String sortOfScore() {
        return String.valueOf(
                browser.findElement(By.cssSelector("th.cell-score")).getDomAttribute("aria-sort"));
    }

    private String employeesInOrder() {
        return String.valueOf(
                browser.executeScript(
                        "return [...document.querySelectorAll('tr[data-employee-id]')].map((row) => row.dataset.employeeId).join()"));
    }
}
