package id.timbang.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import tools.jackson.databind.JsonNode;

/** What a newcomer sees after the first start. */
class DemonstrationIT {

    private static final ZoneId ZONE = ZoneId.of("Asia/Jakarta");
    private static final String BUDI = "e-0001";

    @TempDir
    private static Path directory;

    private static RunningStandalone timbang;

    @BeforeAll
    static void start() {
        timbang = RunningStandalone.start(directory.resolve("data"));
    }

    @AfterAll
    static void stop() {
        timbang.close();
    }

    @Test
    void three_offices_sixty_employees_and_months_of_work_are_there() {
        String lastMonth = YearMonth.now(ZONE).minusMonths(1).toString();

        assertThat(timbang.get("/api/employees?size=500").at("/total").intValue())
                .isEqualTo(60);
        assertThat(timbang.get("/api/scores?size=500&period=" + lastMonth)
                        .at("/total")
                        .intValue())
                .isEqualTo(60);
        assertThat(timbang.get("/api/offices/asemrowo").at("/name").asString()).isEqualTo("Dukcapil Asemrowo");
    }

    @Test
    void budi_comes_out_above_the_average_of_his_peers_by_his_facts() {
        String lastMonth = YearMonth.now(ZONE).minusMonths(1).toString();
        JsonNode score = timbang.get("/api/scores/" + BUDI + "?period=" + lastMonth);

        assertThat(score.at("/peers/aboveAverage").booleanValue()).isTrue();
        assertThat(score.at("/coverage").decimalValue()).isEqualTo("100.00");
        for (JsonNode item : score.at("/items")) {
            String indicator = item.at("/indicator").asString();
            assertThat(timbang.get("/api/scores/" + BUDI + "/evidence?period=" + lastMonth + "&indicator=" + indicator)
                            .at("/total")
                            .longValue())
                    .isEqualTo(item.at("/evidence").longValue())
                    .isPositive();
        }
    }

    @Test
    void a_posted_observation_changes_the_score_and_posted_again_changes_nothing() {
        long before = documents();
        String observation = document("posted");

        assertThat(timbang.send("POST", "/api/observations", observation)).isEqualTo(202);
        await().untilAsserted(() -> assertThat(documents()).isGreaterThan(before));
        assertThat(timbang.send("POST", "/api/observations", observation)).isEqualTo(202);
        assertThat(timbang.send("POST", "/api/observations", document("posted-after")))
                .isEqualTo(202);
        await().until(() -> evidence().contains("posted-after"));
        assertThat(evidence().split("\"posted\"", -1)).hasSize(2);
    }

    @Test
    void the_office_report_has_a_line_for_everyone() {
        String lastMonth = YearMonth.now(ZONE).minusMonths(1).toString();

        assertThat(timbang.get("/api/reports/offices/kota?period=" + lastMonth).toString())
                .contains(BUDI, "e-0060");
    }

    @Test
    @EnabledIf("browserIsThere")
    void the_live_page_shows_a_posted_observation_without_being_loaded_again() {
        try (OpenPage page = OpenPage.at(timbang.address("/offices/asemrowo"))) {
            ChromeDriver browser = page.browser();
            await().atMost(Duration.ofSeconds(20)).until(() -> "true"
                    .equals(browser.findElement(By.tagName("html")).getDomAttribute("data-live")));
            WebElement score =
                    browser.findElement(By.cssSelector("[data-employee-id='" + BUDI + "'] [data-field='score']"));
            String before = String.valueOf(score.getDomAttribute("data-value"));
            browser.executeScript("window.neverLoadedAgain = true");

            assertThat(timbang.send("POST", "/api/observations", document("seen-live")))
                    .isEqualTo(202);

            await().atMost(Duration.ofSeconds(10))
                    .until(() -> !before.equals(browser.findElement(
                                    By.cssSelector("[data-employee-id='" + BUDI + "'] [data-field='score']"))
                            .getDomAttribute("data-value")));
            BigDecimal after = new BigDecimal(
                    browser.findElement(By.cssSelector("[data-employee-id='" + BUDI + "'] [data-field='score']"))
                            .getDomAttribute("data-value"));
            assertThat(after).isGreaterThan(new BigDecimal(before));
            assertThat(browser.executeScript("return window.neverLoadedAgain")).isEqualTo(true);
        }
    }

    static boolean browserIsThere() {
        return OpenPage.browserIsThere();
    }

    private static long documents() {
        return timbang.get("/api/scores/" + BUDI).at("/items/0/evidence").longValue();
    }

    private static String evidence() {
        return timbang.get("/api/scores/" + BUDI + "/evidence?indicator=documents-processed&size=500")
                .toString();
    }

    private static String document(String id) {
        String now = ZonedDateTime.now(ZONE).format(DateTimeFormatter.ISO_OFFSET_DATE_TIME);
        return """
                {"id": "%s", "source": "test", "employeeId": "%s", "indicator": "documents-processed",
                 "occurredAt": "%s"}""".formatted(id, BUDI, now);
    }
}
