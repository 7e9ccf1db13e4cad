package id.timbang.gateway.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.WebDriverWait;

/** What the page of an employee says of how the score came to be, and the page on how all are computed. */
@EnabledIf(value = Browser.THERE, disabledReason = Browser.MISSING)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ExplainedPageIT {

    private static final String BUDI = "/employees/e-1?period=2026-11";
    private static final String QUARTER = "/employees/e-1?period=2026-Q4";
    private static final String SUPPOSED = "POST /api/scores/e-1/what-if";

    private final FakeServices services = new FakeServices();
    private ChromeDriver browser;

    @BeforeAll
    void open() {
        browser = Browser.open("en");
    }

    @AfterEach
    void nothing_was_refused_by_the_content_security_policy_and_no_script_failed() {
        assertThat(browser.manage().logs().get(LogType.BROWSER).getAll())
                .extracting(entry -> entry.getMessage())
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
    void the_services_own_sentences_tell_the_story_and_what_was_left_out() {
        go(BUDI);
        assertThat(text(".panel-story"))
                .contains("Documents processed: an actual of 75 documents against a target of 70 documents is an"
                        + " achievement of 107.14.")
                .contains("counted as 120.00, the most there is")
                .contains("above the mean of the 14 employees")
                .contains("All these figures are indicative");
        assertThat(text(".panel-leftout"))
                .contains("Citizen satisfaction (weight 20) is not counted yet", "3 of the required 5 are missing");
        assertThat(text(".panel-lift"))
                .contains("The single step that lifts the score most", "Entry errors is at the cap (120)");
    }

    @Test
    void every_step_is_opened_by_the_keyboard_with_its_numbers_and_its_source_and_stays_open() {
        go(BUDI);
        WebElement button = waitFor("[data-indicator='errors'] .formula-button");
        assertThat(button.getDomAttribute("aria-expanded")).isEqualTo("false");
        button.sendKeys(Keys.ENTER);
        assertThat(button.getDomAttribute("aria-expanded")).isEqualTo("true");
        assertThat(text("#formulas-errors"))
                .contains("100 × 2.325 ÷ 75 = 3.1")
                .contains("100 × (2 − 3.1 ÷ 4) = 122.5")
                .contains("min(122.5; 120) = 120")
                .contains("30 × 120 ÷ 80 = 45")
                .contains("PermenPANRB 8/2021 (replaced by PermenPANRB 6/2022, hence indicative)");
        services.tellChange();
        assertThat(text("#formulas-errors")).contains("30 × 120 ÷ 80 = 45");
        button.sendKeys(Keys.SPACE);
        assertThat(browser.findElement(By.id("formulas-errors")).isDisplayed()).isFalse();
    }

    @Test
    void what_has_changed_since_the_last_look_is_told_with_the_facts_that_came() {
        go(BUDI);
        assertThat(text(".panel-since"))
                .contains("When last looked at, on 23 November 2026, 09:00, the score was 110.18; now it is 111.96"
                        + " (+1.78).")
                .contains("Documents processed", "73", "65.18", "66.96")
                .contains("Taken back", "Corrected", "KTP-EL/2026/4075")
                .contains("New · Citizen satisfaction");
        assertThat(browser.findElements(By.cssSelector(".arrivals a[href='#item-documents']")))
                .hasSize(2);
    }

    @Test
    void a_supposition_is_sent_as_typed_and_its_figures_are_the_services() {
        services.answers(SUPPOSED, 200, resource("what-if"));
        go(BUDI);
        waitFor("[data-whatif='documents']").sendKeys("84");
        waitFor("[data-whatif='satisfaction']").sendKeys("96", Keys.ENTER);
        waitFor(".what-if-score");

        assertThat(services.sent(SUPPOSED))
                .isEqualTo("{\"period\":\"2026-11\",\"actuals\":{\"documents\":84,\"satisfaction\":96}}");
        WebElement result = waitFor(".what-if-result");
        assertThat(result.getDomAttribute("aria-live")).isEqualTo("polite");
        assertThat(result.getText())
                .contains("The score would be 117.33 instead of 111.96 (+5.37).")
                .contains("Documents processed: actual 75 documents becomes 84 documents")
                .contains("it is taken as if there were enough evidence")
                .contains("Nothing is stored.");
    }

    @Test
    void what_cannot_be_supposed_is_said_at_its_field() {
        services.answers(SUPPOSED, 400, """
                {"status": 400, "code": "invalid", "detail": "actuals.documents: must not be below 0",
                 "errors": [{"field": "actuals.documents", "detail": "must not be below 0"}]}""");
        go(BUDI);
        WebElement documents = waitFor("[data-whatif='documents']");
        documents.sendKeys("-1", Keys.ENTER);
        new WebDriverWait(browser, Duration.ofSeconds(20))
                .until(ExpectedConditions.attributeToBe(documents, "aria-invalid", "true"));
        assertThat(text(".panel-whatif")).contains("must not be below 0");
        assertThat(browser.switchTo().activeElement()).isEqualTo(documents);
    }

    @Test
    void the_method_shows_each_positions_scorecard_worked_through_and_what_is_not_verified() {
        go("/how-scores-are-computed?position=front-office");
        assertThat(text(".panel-scorecards"))
                .contains("Front office", "100 × (2 − actual ÷ target)", "round(90) = 90")
                .doesNotContain("Citizen satisfaction");
        assertThat(text("main")).contains("Highest achievement", "Butuh Perbaikan", "unverified", "PP 30/2019 art. 59");
        waitFor("#position").sendKeys("R");
        assertThat(text(".panel-scorecards"))
                .contains("Citizen satisfaction", "Registrar", "registrar-old, revision 4, from March 2025");
    }

    @Test
    void a_quarter_is_chosen_by_the_keyboard_and_explained_as_a_month_is_with_its_months_one_by_one() {
        go(BUDI);
        waitFor(".panel-whatif");
        waitFor(".span-switch [data-span='quarter']").sendKeys(Keys.ENTER);

        assertThat(text(".panel-months"))
                .contains("registrar, revision 0 (Registrar)", "one revision is used for all months")
                .contains("December 2026 has not begun, so it does not count yet");
        assertThat(browser.getCurrentUrl()).endsWith("period=2026-Q4");
        assertThat(text(".headline")).contains("104.52", "2 of 3 months count");
        assertThat(text(".page-head")).contains("Quarter 4 of 2026");
        assertThat(text(".panel-story"))
                .contains("The score for quarter 4 of 2026 is 104.52", "not a mean of monthly scores")
                .contains("revision 1, in force in November 2026, the last month that counts");
        assertThat(text(".panel-leftout"))
                .contains("Citizen satisfaction (weight 20) is not counted yet")
                .contains("Documents processed: 3 records are of months that have not begun");
        assertThat(text(".panel-lift")).contains("The single step that lifts the score most");
        assertThat(text(".panel-whatif")).contains("Documents processed");
        waitFor("[data-indicator='documents'] .formula-button").sendKeys(Keys.ENTER);
        assertThat(text("#formulas-documents")).contains("70 × 2 = 140", "100 × 140 ÷ 140 = 100");
        assertThat(text("[data-indicator='documents']"))
                .contains("recorded in the quarter", "is 70 documents for one month", "100 × 140 ÷ 140 = 100.00");
        assertThat(browser.findElement(By.cssSelector(".trend-drawing")).getDomAttribute("aria-label"))
                .contains("from October 2026 (97.10) to November 2026 (104.52)");

        waitFor(".month-table a").sendKeys(Keys.ENTER);
        waitFor(".panel-whatif");
        assertThat(browser.getCurrentUrl()).endsWith("period=2026-10");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            en | chance alone can move it between 86.11 and 107.52 | Wilson’s method     | nothing was drawn as a sample           | It changes no score
            id | di antara 86,11 dan 107,52                        | cara Wilson         | tidak ada yang diambil sebagai contoh   | Ini tidak mengubah skor
            """)
    void how_sure_a_score_is_stands_there_in_plain_words(
            String language, String range, String share, String count, String shrunk) {
        go(QUARTER);
        browser.executeScript("localStorage.setItem('timbang.language', arguments[0])", language);
        try {
            go(QUARTER);
            assertThat(text("html[lang='" + language + "'] .panel-sure")).contains(range, share, count, shrunk);
        } finally {
            browser.executeScript("localStorage.clear()");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {390, 1280})
    void nothing_is_wider_than_the_window(int width) throws IOException {
        services.answers(SUPPOSED, 200, resource("what-if"));
        browser.manage().window().setSize(new Dimension(Math.max(width, 500), 900));
        browser.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                java.util.Map.of("width", width, "height", 900, "deviceScaleFactor", 1, "mobile", width < 500));
        try {
            for (String language : new String[] {"id", "en"}) {
                for (String path : new String[] {BUDI, QUARTER, "/how-scores-are-computed?position=front-office"}) {
                    go(path);
                    browser.executeScript("localStorage.setItem('timbang.language', arguments[0])", language);
                    go(path);
                    waitFor("html[lang='" + language + "'] .panel:is(.panel-story, .panel-scorecards)");
                    if (path.equals(BUDI)) {
                        waitFor("[data-indicator='errors'] .formula-button").sendKeys(Keys.ENTER);
                        waitFor("[data-whatif='documents']").sendKeys("84", Keys.ENTER);
                        waitFor(".what-if-score");
                    }
                    assertThat((Long) browser.executeScript("return document.documentElement.scrollWidth"))
                            .as("%s at %d", path, width)
                            .isLessThanOrEqualTo(width);
                    keep(path, language, width);
                }
            }
        } finally {
            browser.executeScript("localStorage.clear()");
            browser.executeCdpCommand("Emulation.clearDeviceMetricsOverride", java.util.Map.of());
        }
    }

    /** For a person to look at. */
    private void keep(String path, String language, int width) throws IOException {
        Object picture = browser.executeCdpCommand(
                        "Page.captureScreenshot", java.util.Map.of("captureBeyondViewport", true, "format", "png"))
                .get("data");
        String name = (path.equals(QUARTER) ? "quarter-" : path.equals(BUDI) ? "explained-" : "method-") + language
                + "-" + width + ".png";
        Path folder = Files.createDirectories(Path.of("target", "screenshots"));
        Files.write(folder.resolve(name), java.util.Base64.getDecoder().decode(String.valueOf(picture)));
    }

    private void go(String path) {
        browser.get(services.address(path).toString());
    }

    private WebElement waitFor(String place) {
        return new WebDriverWait(browser, Duration.ofSeconds(20), Duration.ofMillis(50))
                .until(ExpectedConditions.visibilityOfElementLocated(By.cssSelector(place)));
    }

    private String text(String place) {
        return waitFor(place).getText();
    }

    private static String resource(String name) {
        try (var file = ExplainedPageIT.class.getResourceAsStream("/pages/" + name + ".json")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new java.io.UncheckedIOException(unreadable);
        }
    }
}
