package id.timbang.indicator.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import id.timbang.contracts.Period;
import id.timbang.contracts.PeriodClosed;
import id.timbang.contracts.Topic;
import id.timbang.indicator.Log;
import id.timbang.indicator.RunningService;
import id.timbang.indicator.RunningService.Answer;
import id.timbang.kit.event.EventPublisher;
import id.timbang.kit.identity.TestIdentity;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Revisions over HTTP: who made them when and why, and what a closed period forbids. */
class RevisionApiTest {

    private final RunningService service = RunningService.shared();
    private final String run = UUID.randomUUID().toString().substring(0, 8);
    private final String path = "/api/scorecards/r-" + run;

    @BeforeEach
    void indicator() {
        put("/api/indicators/r-" + run, indicator("kali", ""));
    }

    @Test
    void a_revision_says_who_made_it_when_and_why() {
        Instant before = Instant.now().minusSeconds(1);
        Answer made = service.as(TestIdentity.shared().manager("kota"))
                .put(path, json(scorecard("2026-01", "", 80, ",'reason':' Beban kerja naik '")));

        assertThat(made.status()).isEqualTo(201);
        assertThat(made.text("/change/by")).isEqualTo("manager-of-kota");
        assertThat(made.text("/change/reason")).isEqualTo("Beban kerja naik");
        assertThat(Instant.parse(made.text("/change/at"))).isBetween(before, Instant.now());
        assertThat(service.get(path).body()).isEqualTo(made.body());
    }

    @Test
    void what_was_read_can_be_put_back_and_changes_nothing_whoever_does_it() {
        Answer made = put(path, scorecard("2026-01", "", 80, ",'reason':'first'"));

        Answer again = service.as(TestIdentity.shared().manager("kota"))
                .put(path, service.get(path).body().toString());
        Answer pretended = put(path, scorecard("2026-01", "", 80, ",'reason':'other','change':{'by':'me','x':[1]}"));

        assertThat(again.status()).isEqualTo(200);
        assertThat(again.body()).isEqualTo(made.body());
        assertThat(pretended.body()).isEqualTo(made.body());
        Answer indicator = service.get("/api/indicators/r-" + run);
        assertThat(put("/api/indicators/r-" + run, indicator.body().toString()).body())
                .isEqualTo(indicator.body());
    }

    @Test
    void a_change_that_is_handed_in_is_not_believed() {
        Answer made = put(
                path,
                scorecard("2026-01", "", 80, ",'change':{'by':'somebody','at':'1999-01-01T00:00:00Z','reason':'x'}"));

        assertThat(made.text("/change/by")).isEqualTo("manager-of-*");
        assertThat(made.text("/change/at")).startsWith("2");
        assertThat(made.body().at("/change/reason").isNull()).isTrue();
    }

    @Test
    void the_history_has_every_revision_newest_first_with_the_months_it_holds_for() {
        put(path, scorecard("2026-01", "", 80, ""));
        put(path, scorecard("2026-06", ",'to':'2026-09'", 90, ",'reason':'busy months'"));
        put(path, scorecard("2026-01", ",'to':'2026-02'", 70, ",'reason':'slow start'"));

        Answer history = service.get(path + "/revisions");

        assertThat(history.status()).isEqualTo(200);
        assertThat(history.body().at("/total").intValue()).isEqualTo(3);
        assertThat(history.body().at("/items").values())
                .extracting(item -> item.at("/scorecard/revision").intValue())
                .containsExactly(3, 2, 1);
        assertThat(history.body().at("/items/0/scorecard/change/reason").asString())
                .isEqualTo("slow start");
        assertThat(history.body().at("/items/0/holds").toString())
                .isEqualTo(json("[{'from':'2026-01','to':'2026-02'}]"));
        assertThat(history.body().at("/items/2/holds").toString())
                .isEqualTo(json("[{'from':'2026-03','to':'2026-05'},{'from':'2026-10'}]"));
        assertThat(service.get(path + "/revisions?page=1&size=2")
                        .body()
                        .at("/items/0/scorecard/revision")
                        .intValue())
                .isEqualTo(1);
        assertThat(service.get("/api/scorecards/none-" + run + "/revisions").status())
                .isEqualTo(404);
    }

    @Test
    void two_changes_at_once_are_both_in_the_history_with_their_own_reasons() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Future<Answer>> answers = threads.invokeAll(IntStream.range(0, 8)
                    .mapToObj(n -> (Callable<Answer>)
                            () -> put(path, scorecard("2026-01", "", 80 + n, ",'reason':'r" + n + "'")))
                    .toList());
            for (Future<Answer> answer : answers) {
                assertThat(answer.get().status()).isBetween(200, 201);
            }
        } finally {
            threads.shutdownNow();
        }

        assertThat(service.get(path + "/revisions").body().at("/items").values())
                .hasSize(8)
                .allSatisfy(item -> assertThat(
                                item.at("/scorecard/change/reason").asString())
                        .isEqualTo("r" + (item.at("/scorecard/items/0/target").intValue() - 80)));
    }

    @Test
    void the_same_change_from_two_at_once_is_one_revision() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Future<Answer>> answers = threads.invokeAll(IntStream.range(0, 8)
                    .mapToObj(n ->
                            (Callable<Answer>) () -> put(path, scorecard("2026-01", "", 80, ",'reason':'r" + n + "'")))
                    .toList());
            Set<String> bodies = new HashSet<>();
            for (Future<Answer> answer : answers) {
                bodies.add(answer.get().body().toString());
            }
            assertThat(bodies).hasSize(1);
        } finally {
            threads.shutdownNow();
        }

        assertThat(Log.of(Topic.CATALOGUE))
                .filteredOn(told -> told.key().startsWith("scorecard/r-" + run + "/"))
                .hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "reason | ,'reason':'LONG'                | at most 500",
                "reason | ,'reason':'two\\nlines'         | control character",
            })
    void a_reason_that_will_not_do_is_named(String field, String more, String detail) {
        Answer answer = put(path, scorecard("2026-01", "", 80, more.replace("LONG", "x".repeat(501))));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text("/errors/0/field")).isEqualTo(field);
        assertThat(answer.text("/errors/0/detail")).contains(detail);
    }

    @Test
    void a_revision_that_reaches_back_into_a_closed_period_is_refused_and_nothing_is_written() {
        put(path, scorecard("1996-01", ",'to':'1996-12'", 80, ""));
        close("1996-Q2", "1996-05");

        Answer refused = put(path, scorecard("1996-05", ",'to':'1996-12'", 90, ""));
        Answer another = put("/api/scorecards/other-" + run, scorecard("1996-05", ",'to':'1996-06'", 90, ""));
        Answer unchanged = put(path, scorecard("1996-01", ",'to':'1996-12'", 80, ""));
        Answer later = put(path, scorecard("1996-07", ",'to':'1996-12'", 90, ""));

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.text("/code")).isEqualTo("closed-period");
        assertThat(refused.text("/period")).isEqualTo("1996-Q2");
        assertThat(refused.text("/firstMonth")).isEqualTo("1996-07");
        assertThat(refused.text("/detail")).contains("1996-Q2 is closed", "set 'from' to 1996-07");
        assertThat(another.status()).isEqualTo(409);
        assertThat(another.text("/detail")).contains("'to' to a month not before");
        assertThat(service.get("/api/scorecards/other-" + run).status()).isEqualTo(404);
        assertThat(unchanged.status()).isEqualTo(200);
        assertThat(unchanged.body().at("/revision").intValue()).isEqualTo(1);
        assertThat(later.status()).isEqualTo(200);
        assertThat(later.body().at("/revision").intValue()).isEqualTo(2);
    }

    @Test
    void what_a_closed_period_was_measured_by_keeps_its_meaning_but_not_its_name() {
        String indicator = "/api/indicators/r-" + run;
        put(path, scorecard("1997-01", ",'to':'1997-12'", 80, ""));
        close("1997", "1997-11");

        Answer refused = put(indicator, indicator("dokumen", ""));
        Answer renamed = put(
                indicator,
                indicator("kali", ",'plausibleRate':{'count':5,'minutes':60},'feeds':['siak']")
                        .replace("'Uji'", "'Nama lain'"));
        Answer unused = put("/api/indicators/u-" + run, indicator("kali", ""));
        Answer changed = put("/api/indicators/u-" + run, indicator("dokumen", ""));

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.text("/code")).isEqualTo("closed-period");
        assertThat(refused.text("/period")).isEqualTo("1997");
        assertThat(refused.body().at("/fields").toString()).isEqualTo("[\"unit\"]");
        assertThat(refused.text("/detail")).contains("Make a new indicator");
        assertThat(renamed.status()).isEqualTo(200);
        assertThat(renamed.body().at("/version").intValue()).isEqualTo(2);
        assertThat(unused.status()).isEqualTo(201);
        assertThat(changed.status()).isEqualTo(200);
    }

    @Test
    void an_instance_that_starts_knows_what_is_closed() {
        put(path, scorecard("1998-01", ",'to':'1998-12'", 80, ""));
        close("1998-03", "1998-03");

        try (RunningService second = RunningService.withDatabase("revisions-" + run)) {
            assertThat(second.put(path, json(scorecard("1998-03", ",'to':'1998-12'", 90, "")))
                            .text("/code"))
                    .isEqualTo("closed-period");
            assertThat(second.get(path + "/revisions").body().at("/items/0/scorecard"))
                    .isEqualTo(service.get(path).body());
        }
    }

    /** Closes a period of a time that no other test uses. */
    private void close(String period, String month) {
        service.bean(EventPublisher.class).publish(new PeriodClosed(Period.parse(period), Map.of()));
        await().atMost(Duration.ofSeconds(20))
                .until(() -> service.bean(ClosedPeriods.class).months().contains(YearMonth.parse(month)));
    }

    private Answer put(String path, String json) {
        return service.put(path, json(json));
    }

    private static String json(String quoted) {
        return quoted.replace('\'', '"');
    }

    private static String indicator(String unit, String more) {
        return "{'name':{'id':'Uji','en':'Test'},'unit':'" + unit
                + "','aspect':'QUANTITY','measure':'COUNT','polarity':'HIGHER'" + more + "}";
    }

    private String scorecard(String from, String to, int target, String more) {
        return "{'position':'p-" + run + "','from':'" + from + "'" + to + ",'policy':'linear','items':[{'indicator':'r-"
                + run + "','half':'RESULTS','weight':100,'target':" + target + "}]" + more + "}";
    }
}
