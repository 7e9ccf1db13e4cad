package id.timbang.gateway.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A manager changes a scorecard on its page. */
@EnabledIf(value = Browser.THERE, disabledReason = Browser.MISSING)
class ScorecardFormIT extends CataloguePages {

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
        assertThat(sent.at("/items/2").has("target")).isFalse();
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
}
