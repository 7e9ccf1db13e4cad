package id.timbang.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.support.ui.WebDriverWait;

/** The live page in a real browser. */
class LivePageIT {

    private static final File CHROMIUM = new File("/usr/bin/chromium");
    private static final File DRIVER = new File("/usr/bin/chromedriver");
    private static final By DOCUMENTS = By.cssSelector("[data-field=items] li:first-child .mini-figures");

    @TempDir(cleanup = CleanupMode.NEVER)
    Path profile;

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
        ChromeDriverService service =
                new ChromeDriverService.Builder().usingDriverExecutable(DRIVER).build();
        browser = new ChromeDriver(service, options);
    }

    @AfterEach
    void close() {
        if (browser != null) {
            browser.quit();
        }
    }

    @Test
    void a_fact_that_is_posted_changes_budis_row_without_a_reload() throws Exception {
        Child demo = Demo.child();
        logIn("manager", "/offices/asemrowo");
        waitFor().until(page -> live());
        browser.executeScript("window.sameDocument = true");
        assertThat(budi().getText()).contains("Budi Santoso");
        long before = documents();

        int posted = demo.client()
                .post(
                        "/api/observations",
                        Demo.finishedDocument(UUID.randomUUID().toString()))
                .statusCode();

        assertThat(posted).isEqualTo(202);
        waitFor().until(page -> documents() > before);
        assertThat(browser.executeScript("return window.sameDocument")).isEqualTo(true);
    }

    @Test
    void an_employees_page_explains_the_score_down_to_the_evidence() throws Exception {
        logIn("budi", "/employees/" + Demo.BUDI);

        waitFor().until(page -> browser.findElement(By.id("main")).getText().contains("Budi Santoso"));
        assertThat(browser.executeScript("return document.documentElement.dataset.ready"))
                .isEqualTo("true");
    }

    /** Asks for a page, is asked to log in, chooses one of the demonstration's people, and is where the page is. */
    private void logIn(String username, String path) throws Exception {
        browser.get(Demo.child().address() + path);
        waitFor().until(page -> browser.getCurrentUrl().endsWith("/identity/login"));
        browser.findElement(By.cssSelector("button[data-username='" + username + "']"))
                .click();
        waitFor().until(page -> browser.getCurrentUrl().endsWith(path));
    }

    private boolean live() {
        return "true".equals(browser.executeScript("return document.documentElement.dataset.live"));
    }

    private WebElement budi() {
        return browser.findElement(By.cssSelector("tr[data-employee-id='" + Demo.BUDI + "']"));
    }

    /** How many documents the page shows for Budi: the figure before the slash. */
    private long documents() {
        return Long.parseLong(
                budi().findElement(DOCUMENTS).getText().split(" ")[0].replaceAll("\\D", ""));
    }

    private WebDriverWait waitFor() {
        WebDriverWait wait = new WebDriverWait(browser, Duration.ofSeconds(20));
        wait.ignoring(org.openqa.selenium.StaleElementReferenceException.class);
        return wait;
    }
}
