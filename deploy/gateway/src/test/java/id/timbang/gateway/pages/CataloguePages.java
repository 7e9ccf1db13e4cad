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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.WebDriverWait;

/** A browser on the catalogue's pages, with a catalogue that is known to the digit. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class CataloguePages {

    static final String SCORECARD = "/catalogue/scorecards/registrar";
    static final String PUT = "PUT /api/scorecards/registrar";
    static final String PREVIEW = "POST /api/scores/previews";
    static final String REVISION_3 = """
            {"scorecardId":"registrar","revision":3,"position":"Registrar","from":"2026-08","policy":"linear",
             "change":{"by":"u-7","at":"2026-07-30T02:00:00Z","reason":"Beban <b>naik</b>"},"items":[
             {"indicator":"documents","half":"RESULTS","weight":50,"target":70},
             {"indicator":"errors","half":"RESULTS","weight":30,"target":4},
             {"indicator":"satisfaction","half":"BEHAVIOUR","weight":20,"targetRange":{"from":80,"to":90},"minimumEvidence":5}]}""";
    static final String REVISION_2 = """
            {"scorecardId":"registrar","revision":2,"position":"Registrar","from":"2026-01","policy":"linear",
             "change":null,"items":[
             {"indicator":"documents","half":"RESULTS","weight":60.5,"target":65},
             {"indicator":"satisfaction","half":"BEHAVIOUR","weight":39.5,"targetRange":{"from":80,"to":90}}]}""";

    final FakeServices services = new FakeServices();
    ChromeDriver browser;

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

    static String list(String... items) {
        return "{\"items\":[" + String.join(",", items) + "],\"page\":0,\"size\":200,\"total\":" + items.length + "}";
    }

    /** Pictures of the page, wide and as on a phone, for a person to look at. */
    void shots(String name) throws IOException {
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

    void go(String path) {
        browser.get(services.address(path).toString());
        waitFor(By.cssSelector(".page-head"));
    }

    void submit() {
        browser.findElement(By.cssSelector(".edit-form button[type='submit']")).click();
    }

    void retype(WebElement input, String text) {
        input.sendKeys(Keys.chord(Keys.CONTROL, "a"), text);
    }

    /** The input that has that label. */
    WebElement input(String label) {
        String id = waitFor(By.xpath("//label[text()='" + label + "']")).getDomAttribute("for");
        return browser.findElement(By.id(String.valueOf(id)));
    }

    WebElement button(String words) {
        return browser.findElement(By.xpath("//button[text()='" + words + "']"));
    }

    /** A field of an item, by their places from 1. */
    WebElement inItem(int item, int place) {
        return waitFor(By.cssSelector(".item-fields > li:nth-child(" + item + ") .field:nth-child(" + place
                + ") input, .item-fields > li:nth-child(" + item + ") .field:nth-child(" + place + ") select"));
    }

    String text(String place) {
        return waitFor().until(driver -> {
            String text = driver.findElement(By.cssSelector(place)).getText();
            return text.isBlank() ? null : text;
        });
    }

    WebDriverWait waitFor() {
        WebDriverWait wait = new WebDriverWait(browser, Duration.ofSeconds(20), Duration.ofMillis(50));
        wait.ignoring(org.openqa.selenium.NoSuchElementException.class);
        wait.ignoring(org.openqa.selenium.StaleElementReferenceException.class);
        return wait;
    }

    WebElement waitFor(By place) {
        return waitFor().until(ExpectedConditions.presenceOfElementLocated(place));
    }
}
