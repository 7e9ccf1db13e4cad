package id.timbang.gateway.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.WebDriverWait;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The catalogue's pages in a browser: read by everybody, changed by a manager. */
@EnabledIf(value = Browser.THERE, disabledReason = Browser.MISSING)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CatalogueIT {

    private static final String SCORECARD = "/catalogue/scorecards/registrar";
    private static final String PUT = "PUT /api/scorecards/registrar";
    private static final String PREVIEW = "POST /api/scores/previews";
    private static final String REVISION_3 = """
            {"scorecardId":"registrar","revision":3,"position":"Registrar","from":"2026-08","policy":"linear",
             "change":{"by":"u-7","at":"2026-07-30T02:00:00Z","reason":"Beban <b>naik</b>"},"items":[
             {"indicator":"documents","half":"RESULTS","weight":50,"target":70},
             {"indicator":"errors","half":"RESULTS","weight":30,"target":4},
             {"indicator":"satisfaction","half":"BEHAVIOUR","weight":20,"targetRange":{"from":80,"to":90},"minimumEvidence":5}]}""";
    private static final String REVISION_2 = """
            {"scorecardId":"registrar","revision":2,"position":"Registrar","from":"2026-01","policy":"linear",
             "change":null,"items":[
             {"indicator":"documents","half":"RESULTS","weight":60.5,"target":65},
             {"indicator":"satisfaction","half":"BEHAVIOUR","weight":39.5,"targetRange":{"from":80,"to":90}}]}""";

    private final FakeServices services = new FakeServices();
    private ChromeDriver browser;

    @BeforeAll
    void open() {
        browser = Browser.open("en");
    }

    @BeforeEach
    void answers() {
        services.rolesBecome("manager");
        services.answers(
                "GET /api/scorecards", 200, list(REVISION_3, REVISION_3.replace("\"registrar\"", "\"other\"")));
        services.answers("GET /api/scorecards/registrar", 200, REVISION_3);
        services.answers(
                "GET /api/scorecards/registrar/revisions",
                200,
                list(
                        "{\"scorecard\":" + REVISION_3 + ",\"holds\":[{\"from\":\"2026-08\"}]}",
                        "{\"scorecard\":" + REVISION_2 + ",\"holds\":[{\"from\":\"2026-01\",\"to\":\"2026-07\"}]}"));
        services.answers("GET /api/catalogues", 200, list("""
                {"name":"satisfaction","title":{"id":"Kepuasan","en":"Satisfaction"},"description":{"id":"x","en":"For staff"},
                 "indicators":3,"scorecards":1}"""));
        services.answers(PUT, 200, REVISION_3.replace("\"revision\":3", "\"revision\":4"));
        services.answers(PREVIEW, 200, """
                {"period":"2026-10","position":"Registrar","n":4,"moved":3,"up":1,"down":1,"meanBefore":100,"meanAfter":101.5,
                 "items":[{"employeeId":"e-1","before":100,"after":96,"difference":-4},
                          {"employeeId":"e-2","before":100,"after":110,"difference":10},
                          {"employeeId":"e-3","before":null,"after":98,"difference":null}]}""");
    }

    @AfterEach
    void nothing_was_refused_by_the_content_security_policy_and_no_script_failed() {
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
    void the_weights_total_is_live_and_a_scorecard_that_misses_100_is_not_sent() {
        go(SCORECARD);
        WebElement weight = inItem(1, 3);
        assertThat(text(".weight-total")).isEqualTo("The weights total exactly 100");
        retype(weight, "49.5");
        assertThat(text(".weight-total")).isEqualTo("The weights total 99.5, 0.5 short of 100");
        retype(weight, "50.1");
        assertThat(text(".weight-total")).isEqualTo("The weights total 100.1, 0.1 more than 100");
        submit();
        assertThat(text(".form-trouble")).contains("cannot be saved yet");
        assertThat(services.sent(PUT)).isEmpty();
    }

    @Test
    void the_preview_says_whom_it_would_move_by_how_much() throws IOException {
        go(SCORECARD);
        browser.findElement(By.cssSelector(".preview button")).click();
        waitFor(By.cssSelector(".moves"));
        assertThat(text(".preview-sentence"))
                .isEqualTo(
                        "With the facts of October 2026, this revision would have moved 3 of 4 scores: 1 up, 1 down, 1"
                                + " unchanged. 1 score would appear or vanish.");
        assertThat(text(".preview-result .figures")).contains("100.00", "101.50", "+1.50");
        assertThat(text(".moves [data-employee-id='e-1']")).contains("100.00 96.00 \u22124.00");
        assertThat(text(".moves [data-employee-id='e-3']")).contains("no data yet");
        JsonNode sent = JsonMapper.shared().readTree(services.sent(PREVIEW));
        assertThat(sent.at("/items/2/targetRange/to").intValue()).isEqualTo(90);
        assertThat(sent.at("/position").asString()).isEqualTo("Registrar");
        shots("catalogue-preview");
    }

    @Test
    void a_change_is_saved_with_its_reason_by_keyboard_alone_and_read_again() {
        go(SCORECARD);
        retype(inItem(1, 5), "75");
        input("Reason for the change").sendKeys("More staff", Keys.ENTER);
        assertThat(text(".saved")).isEqualTo("Revision 4 is saved.");
        JsonNode sent = JsonMapper.shared().readTree(services.sent(PUT));
        assertThat(sent.at("/reason").asString()).isEqualTo("More staff");
        assertThat(sent.at("/items/0/target").intValue()).isEqualTo(75);
        assertThat(sent.at("/items/2/target").isNull()).isTrue();
        assertThat(browser.switchTo().activeElement().getTagName()).isEqualTo("h1");
    }

    @Test
    void a_reason_is_asked_for() {
        go(SCORECARD);
        submit();
        assertThat(browser.switchTo().activeElement()).isEqualTo(input("Reason for the change"));
        assertThat(input("Reason for the change").getDomAttribute("aria-invalid"))
                .isEqualTo("true");
    }

    @Test
    void what_the_service_finds_wrong_stands_at_the_fields() {
        services.answers(PUT, 400, """
                {"status":400,"code":"invalid","detail":"x","errors":[
                 {"field":"items[1].minimumEvidence","detail":"must be a whole number"},{"field":"position","detail":"has a NUL"},
                 {"field":"elsewhere","detail":"is odd"}]}""");
        go(SCORECARD);
        input("Reason for the change").sendKeys("x");
        submit();
        assertThat(text(".form-trouble")).contains("elsewhere: is odd");
        WebElement evidence = inItem(2, 8);
        assertThat(evidence.getDomAttribute("aria-invalid")).isEqualTo("true");
        assertThat(evidence.findElement(By.xpath("..")).getText()).contains("must be a whole number");
        assertThat(browser.switchTo().activeElement()).isEqualTo(input("Position"));
    }

    @Test
    void a_closed_period_is_said_and_mended_by_one_button() {
        services.answers(PUT, 409, """
                {"status":409,"code":"closed-period","detail":"x","period":"2026-Q4","firstMonth":"2027-01"}""");
        go(SCORECARD);
        input("Reason for the change").sendKeys("x");
        submit();
        waitFor(By.cssSelector(".form-trouble button")).click();
        assertThat(input("Holds from month").getDomProperty("value")).isEqualTo("2027-01");
        assertThat(browser.findElement(By.cssSelector(".edit-form")).getText()).doesNotContain("is closed.");
    }

    @Test
    void what_somebody_else_changed_meanwhile_is_not_written_over() {
        go(SCORECARD);
        input("Reason for the change").sendKeys("x");
        services.answers("GET /api/scorecards/registrar", 200, REVISION_3.replace("\"revision\":3", "\"revision\":9"));
        String before = services.sent(PUT);
        submit();
        assertThat(text(".form-trouble")).contains("it is at revision 9");
        assertThat(services.sent(PUT)).isEqualTo(before);
    }

    @Test
    void items_are_added_and_removed_and_the_focus_stays_near() {
        go(SCORECARD);
        button("Add an item").sendKeys(Keys.ENTER);
        assertThat(browser.findElements(By.cssSelector(".item-fields > li"))).hasSize(4);
        assertThat(browser.switchTo().activeElement()).isEqualTo(inItem(4, 1));
        browser.findElements(By.cssSelector(".item-fields > li button")).get(1).sendKeys(Keys.ENTER);
        assertThat(text(".weight-total")).contains("30 short");
        assertThat(browser.switchTo().activeElement()).isEqualTo(inItem(2, 1));
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

    private static String list(String... items) {
        return "{\"items\":[" + String.join(",", items) + "],\"page\":0,\"size\":200,\"total\":" + items.length + "}";
    }

    /** Pictures of the page, wide and as on a phone, for a person to look at. */
    private void shots(String name) throws IOException {
        for (int width : new int[] {1280, 390}) {
            browser.executeCdpCommand(
                    "Emulation.setDeviceMetricsOverride",
                    Map.of("width", width, "height", 900, "deviceScaleFactor", 1, "mobile", width < 500));
            Path file = Path.of("target", "pictures", name + "-" + width + ".png");
            Files.createDirectories(file.getParent());
            browser.executeScript("document.querySelector('.preview').scrollIntoView()");
            Files.write(file, browser.getScreenshotAs(OutputType.BYTES));
            assertThat(browser.executeScript("return document.documentElement.scrollWidth <= innerWidth"))
                    .isEqualTo(true);
        }
        browser.executeCdpCommand("Emulation.clearDeviceMetricsOverride", Map.of());
    }

    private void go(String path) {
        browser.get(services.address(path).toString());
        waitFor(By.cssSelector(".page-head"));
    }

    private void submit() {
        browser.findElement(By.cssSelector(".edit-form button[type='submit']")).click();
    }

    private void retype(WebElement input, String text) {
        input.sendKeys(Keys.chord(Keys.CONTROL, "a"), text);
    }

    /** The input that has that label. */
    private WebElement input(String label) {
        String id = waitFor(By.xpath("//label[text()='" + label + "']")).getDomAttribute("for");
        return browser.findElement(By.id(String.valueOf(id)));
    }

    private WebElement button(String words) {
        return browser.findElement(By.xpath("//button[text()='" + words + "']"));
    }

    /** A field of an item, by their places from 1. */
    private WebElement inItem(int item, int place) {
        return waitFor(By.cssSelector(".item-fields > li:nth-child(" + item + ") .field:nth-child(" + place
                + ") input, .item-fields > li:nth-child(" + item + ") .field:nth-child(" + place + ") select"));
    }

    private String text(String place) {
        return waitFor().until(driver -> {
            String text = driver.findElement(By.cssSelector(place)).getText();
            return text.isBlank() ? null : text;
        });
    }

    private WebDriverWait waitFor() {
        WebDriverWait wait = new WebDriverWait(browser, Duration.ofSeconds(20), Duration.ofMillis(50));
        wait.ignoring(org.openqa.selenium.NoSuchElementException.class);
        wait.ignoring(org.openqa.selenium.StaleElementReferenceException.class);
        return wait;
    }

    private WebElement waitFor(By place) {
        return waitFor().until(ExpectedConditions.presenceOfElementLocated(place));
    }
}
