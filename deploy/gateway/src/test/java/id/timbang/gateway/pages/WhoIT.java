package id.timbang.gateway.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIf;
import org.openqa.selenium.By;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.WebDriverWait;

/** What pages show of who is logged in, of what is theirs to see, and of a session's end. */
@EnabledIf(value = Browser.THERE, disabledReason = Browser.MISSING)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WhoIT {

    private static final By LIVE = By.cssSelector("html[data-live='true']");
    private static final By ENDED = By.cssSelector(".message.is-ended[role='alert']");

    private final FakeServices services = new FakeServices();
    private ChromeDriver browser;

    @BeforeAll
    void open() {
        browser = Browser.open("en");
    }

    @AfterEach
    void asBefore() {
        services.sessionEnds(false);
        services.rolesBecome("manager");
    }

    @AfterAll
    void close() {
        if (browser != null) {
            browser.quit();
        }
        services.close();
    }

    @Test
    void the_header_says_who_is_logged_in_and_how_to_leave() {
        services.rolesBecome("supervisor", "employee");
        go("/employees/e-1?period=2026-11");

        assertThat(waitFor(By.cssSelector(".who")).getText())
                .contains("Budi Santoso", "Supervisor, employee", "Log out");
    }

    @Test
    void an_employee_goes_straight_to_the_own_page() {
        services.rolesBecome("employee");
        go("/");

        waitFor().until(ExpectedConditions.urlContains("/employees/e-1"));
    }

    @Test
    void those_who_looked_are_listed_newest_first_and_more_on_demand() throws IOException {
        go("/employees/e-1?period=2026-11");
        waitFor(LIVE);
        waitFor(By.cssSelector(".panel-accesses tbody tr"));
        By rows = By.cssSelector(".panel-accesses tbody tr");

        assertThat(browser.findElements(rows)).hasSize(10);
        assertThat(browser.findElements(rows).get(0).getText()).contains("Budi (the person scored)", "Own score");
        assertThat(browser.findElements(rows).get(1).getText()).contains("Wulan (Supervisor)", "Supervision");
        shots("employee");
        WebElement more = browser.findElement(By.cssSelector(".panel-accesses button"));
        browser.executeScript("arguments[0].click()", more);
        waitFor().until(ExpectedConditions.numberOfElementsToBe(rows, 12));
        assertThat(more.isDisplayed()).isFalse();
    }

    @Test
    void a_stream_that_ends_of_itself_is_followed_by_the_next_without_a_word() {
        go("/offices/asemrowo?period=2026-11");
        waitFor(LIVE);
        browser.executeScript(
                "window.seen = []; new MutationObserver(() => window.seen.push(document.documentElement.dataset.live))"
                        + ".observe(document.documentElement, { attributes: true })");
        services.scoreBecomes("111.96", "113.00");
        services.endStreams();
        try {
            waitFor()
                    .until(ExpectedConditions.attributeToBe(
                            By.cssSelector("tr[data-employee-id='e-1'] [data-field='score']"), "data-value", "113"));
            assertThat(browser.executeScript("return window.seen.includes('false')"))
                    .isEqualTo(false);
        } finally {
            services.scoreBecomes("113.00", "111.96");
        }
    }

    @Test
    void the_end_of_a_session_is_said_above_figures_that_are_marked_as_old() throws IOException {
        go("/offices/asemrowo?period=2026-11");
        waitFor(LIVE);
        services.sessionEnds(true);

        WebElement message = waitFor(ENDED);
        assertThat(message.getText()).contains("Your session has ended", "no longer live");
        assertThat(message.findElement(By.tagName("a")).getDomAttribute("href"))
                .isEqualTo("/offices/asemrowo?period=2026-11");
        assertThat(waitFor(By.cssSelector(".live-line.is-ended")).getText()).contains("Session ended");
        shots("ended");
    }

    @Test
    void the_stream_ends_with_the_session_whichever_request_was_told_so() {
        go("/offices/asemrowo?period=2026-11");
        waitFor(LIVE);
        services.sessionEndsElsewhere();
        browser.executeScript("import('/assets/js/api.js').then(api => api.get('/api/offices')).catch(() => {})");

        waitFor(ENDED);
        assertThat(waitFor(By.cssSelector(".live-line.is-ended")).getText()).contains("Session ended");
    }

    @Test
    void a_page_that_is_opened_without_a_session_shows_no_figures() {
        services.sessionEnds(true);
        go("/employees/e-1");

        assertThat(waitFor(ENDED).getText()).contains("Log in again");
        assertThat(browser.findElements(By.cssSelector(".page-head"))).isEmpty();
    }

    @Test
    void what_is_not_ones_own_is_said_to_be_so() throws IOException {
        go("/employees/e-9");

        assertThat(waitFor(By.cssSelector(".message[role='alert']")).getText())
                .contains("This is not yours to see", "To my start page");
        shots("not-yours");
    }

    /** Pictures of the page, wide and as on a phone, for a person to look at. */
    private void shots(String name) throws IOException {
        for (int width : new int[] {1280, 390}) {
            browser.executeCdpCommand(
                    "Emulation.setDeviceMetricsOverride",
                    Map.of("width", width, "height", 900, "deviceScaleFactor", 1, "mobile", width < 500));
            Path file = Path.of("target", "pictures", name + "-" + width + ".png");
            Files.createDirectories(file.getParent());
            browser.executeScript("(document.querySelector('.panel-accesses') ?? document.body).scrollIntoView()");
            Files.write(file, browser.getScreenshotAs(OutputType.BYTES));
            browser.executeScript("scrollTo(0, 0)");
            Files.write(
                    file.resolveSibling(name + "-top-" + width + ".png"), browser.getScreenshotAs(OutputType.BYTES));
        }
        browser.executeCdpCommand("Emulation.clearDeviceMetricsOverride", Map.of());
    }

    private void go(String path) {
        browser.get(services.address(path).toString());
    }

    private WebDriverWait waitFor() {
        return new WebDriverWait(browser, Duration.ofSeconds(20), Duration.ofMillis(50));
    }

    private WebElement waitFor(By place) {
        return waitFor().until(ExpectedConditions.presenceOfElementLocated(place));
    }
}
