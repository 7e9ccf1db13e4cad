package id.timbang.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.Select;
import org.openqa.selenium.support.ui.WebDriverWait;

/** What could not be used, mended by people in a real browser. */
class QuarantinePageIT {

    private static final File CHROMIUM = new File("/usr/bin/chromium");
    private static final File DRIVER = new File("/usr/bin/chromedriver");

    @TempDir(cleanup = CleanupMode.NEVER)
    Path profile;

    /** Its entries are its own, whatever other tests leave. */
    private final String source = "page-" + UUID.randomUUID().toString().substring(0, 8);

    private ChromeDriver browser;

    @BeforeEach
    void open() {
        assumeTrue(
                CHROMIUM.canExecute() && DRIVER.canExecute(),
                "no browser here: install chromium and chromium-driver for this test");
        ChromeOptions options = new ChromeOptions();
        options.setBinary(CHROMIUM);
        options.addArguments(
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--disable-dev-shm-usage",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--window-size=1280,1000",
                "--lang=en",
                "--user-data-dir=" + profile);
        browser = new ChromeDriver(
                new ChromeDriverService.Builder().usingDriverExecutable(DRIVER).build(), options);
    }

    @AfterEach
    void close() {
        if (browser != null) {
            browser.quit();
        }
    }

    @Test
    void a_manager_gives_all_of_an_unknown_person_to_an_employee_and_dismisses_the_rest() throws Exception {
        for (int i = 0; i < 3; i++) {
            aside("p-" + i, "\"nip\": \"197001012000011001\"", "documents-processed");
        }
        aside("i-0", "\"employeeId\": \"" + Demo.BUDI + "\"", "no-such-indicator");
        logIn("manager");

        assertThat(items()).hasSize(4);
        find(By.cssSelector(".group[data-person] summary")).sendKeys(Keys.ENTER);
        find(By.cssSelector(".group[data-person] input[type=search]")).sendKeys("budi");
        find(By.cssSelector(".group[data-person] .choice input[value='" + Demo.BUDI + "']"))
                .sendKeys(Keys.SPACE);
        find(By.cssSelector(".group[data-person] .button")).sendKeys(Keys.ENTER);
        waitFor().until(page -> text(".replays").contains("3 of 3 were replayed"));
        waitFor().until(page -> items().size() == 1);

        find(By.cssSelector(".entry-head")).sendKeys(Keys.ENTER);
        WebElement actions = find(By.cssSelector(".entry-actions"));
        assertThat(find(By.cssSelector(".payload")).getText()).contains("no-such-indicator");
        button(actions, "Replay").click();
        waitFor().until(page -> text(".trouble").contains("still not in the catalogue"));
        button(actions, "Dismiss").click();
        waitFor().until(page -> text(".trouble").contains("Give the reason first"));
        actions.findElement(By.cssSelector("input[type=text]")).sendKeys("a test of the registry");
        button(actions, "Dismiss").click();
        // It stays in sight, as what it has become, until something else is asked for.
        find(By.cssSelector(".entry[data-state=DISMISSED]"));
        waitFor().until(page -> text(".listed > [role=status]").equals("0 entries"));

        new Select(find(By.id("filter-state"))).selectByVisibleText("Dismissed");
        find(By.cssSelector(".entry-head[aria-expanded=false]")).click();
        waitFor().until(page -> text(".entry-body").contains("a test of the registry"));
    }

    @Test
    void an_auditor_reads_and_changes_nothing_on_a_phone_too() throws Exception {
        aside("a-0", "\"employeeId\": \"" + Demo.BUDI + "\"", "no-such-indicator");
        browser.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", 390, "height", 844, "deviceScaleFactor", 1, "mobile", true));
        logIn("auditor");

        find(By.cssSelector(".entry-head")).click();
        find(By.cssSelector(".payload"));

        assertThat(browser.findElements(By.cssSelector(".entry-body button, .mend, .group .button")))
                .isEmpty();
        assertThat(browser.executeScript("return document.documentElement.scrollWidth <= innerWidth"))
                .as("nothing is wider than the phone")
                .isEqualTo(true);
        browser.findElement(By.cssSelector("button[data-language=id]")).click();
        waitFor().until(page -> text("h1").equals("Data yang belum dapat dipakai"));
    }

    @Test
    void an_employee_is_told_that_it_is_not_theirs_and_has_no_link_to_it() throws Exception {
        logIn("wulan");

        assertThat(find(By.cssSelector(".message[role=alert]")).getText()).contains("This is not yours to see");
        browser.get(Demo.child().address() + "/");
        find(By.cssSelector(".office-tree"));
        assertThat(browser.findElements(By.cssSelector("a[href='/quarantine']")))
                .isEmpty();
    }

    /** Tells something that cannot be used, of an office of the manager's. */
    private void aside(String id, String who, String indicator) throws Exception {
        String observation = """
                {"id": "%s", "source": "%s", %s, "indicator": "%s", "occurredAt": "%s",
                 "officeId": "asemrowo"}""".formatted(id, source, who, indicator, Demo.lastMonth() + "-10T03:00:00Z");
        Client operator = Demo.child().client();
        assertThat(operator.post("/api/observations", observation).statusCode()).isEqualTo(422);
        waitUntil(() -> operator.get("/api/quarantine?size=500&source=" + source)
                .path("items")
                .valueStream()
                .anyMatch(entry -> entry.path("item").asString().equals(id)));
    }

    private static void waitUntil(Callable<Boolean> condition) {
        Awaitility.await().until(condition);
    }

    private void logIn(String username) throws Exception {
        String path = "/quarantine?source=" + source;
        browser.get(Demo.child().address() + path);
        waitFor().until(page -> browser.getCurrentUrl().endsWith("/identity/login"));
        browser.findElement(By.cssSelector("button[data-username='" + username + "']"))
                .click();
        waitFor().until(page -> browser.getCurrentUrl().contains(path));
        find(By.cssSelector("#listed, .message[role=alert]"));
    }

    private List<WebElement> items() {
        return browser.findElements(By.cssSelector(".entry"));
    }

    private String text(String place) {
        List<WebElement> found = browser.findElements(By.cssSelector(place));
        return found.isEmpty() ? "" : String.valueOf(found.get(0).getText());
    }

    private static WebElement button(WebElement within, String words) {
        return within.findElements(By.tagName("button")).stream()
                .filter(button -> button.getText().equals(words))
                .findFirst()
                .orElseThrow();
    }

    private WebDriverWait waitFor() {
        return new WebDriverWait(browser, Duration.ofSeconds(20), Duration.ofMillis(50));
    }

    private WebElement find(By place) {
        return waitFor().until(ExpectedConditions.presenceOfElementLocated(place));
    }
}
