package id.timbang.indicator.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import id.timbang.contracts.Topic;
import id.timbang.indicator.Log;
import id.timbang.indicator.RunningService;
import id.timbang.indicator.RunningService.Answer;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Indicators and scorecards over HTTP. */
class CatalogueApiTest {

    private final RunningService service = RunningService.shared();
    private final String run = UUID.randomUUID().toString().substring(0, 8);

    @BeforeEach
    void indicators() {
        put("/api/indicators/docs", indicator("COUNT", ""));
        put("/api/indicators/time", indicator("SHARE_WITHIN", ",'threshold':24"));
    }

    @Test
    void an_indicator_keeps_its_version_while_nothing_changes_however_its_numbers_are_written() {
        String path = "/api/indicators/i-" + run;

        Answer created = put(path, indicator("SHARE_WITHIN", ",'threshold':24"));
        Answer same = put(path, indicator("SHARE_WITHIN", ",'threshold':24.00"));
        Answer changed = put(path, indicator("SHARE_WITHIN", ",'threshold':24.5"));

        assertThat(created.status()).isEqualTo(201);
        assertThat(created.text("/name/id")).isEqualTo("Ketepatan");
        assertThat(created.text("/code")).isEqualTo("i-" + run);
        assertThat(same.status()).isEqualTo(200);
        assertThat(same.body().at("/version").intValue()).isEqualTo(1);
        assertThat(changed.body().at("/version").intValue()).isEqualTo(2);
        assertThat(service.get(path).body()).isEqualTo(changed.body());
        assertThat(service.get("/api/indicators?size=500").body().at("/items")).contains(changed.body());
        assertThat(service.get("/api/indicators/none").status()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "threshold  | SHARE_WITHIN | ``",
                "threshold  | SHARE_WITHIN | ,'threshold':1e400000000",
                "threshold  | COUNT        | ,'threshold':24",
                "percentile | PERCENTILE   | ``",
                "percentile | PERCENTILE   | ,'percentile':0",
                "percentile | PERCENTILE   | ,'percentile':100.1",
                "measure    | null         | ``",
            })
    void what_an_indicator_lacks_is_named(String field, String measure, String more) {
        Answer answer = put("/api/indicators/x-" + run, indicator(measure, more).replace("'null'", "null"));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text("/errors/0/field")).isEqualTo(field);
    }

    @Test
    void a_scorecard_gets_a_revision_only_when_its_content_changes_and_every_revision_stays() {
        String id = "s-" + run;

        Answer first = put("/api/scorecards/" + id, scorecard("62.5", "37.5"));
        Answer same = put("/api/scorecards/" + id, scorecard("62.50", "37.5"));
        Answer second = put("/api/scorecards/" + id, scorecard("60", "40"));
        Answer back = put("/api/scorecards/" + id, scorecard("62.5", "37.5"));

        assertThat(first.status()).isEqualTo(201);
        assertThat(first.body().at("/revision").intValue()).isEqualTo(1);
        assertThat(same.status()).isEqualTo(200);
        assertThat(same.body()).isEqualTo(first.body());
        assertThat(second.status()).isEqualTo(200);
        assertThat(second.body().at("/revision").intValue()).isEqualTo(2);
        assertThat(back.body().at("/revision").intValue()).isEqualTo(3);
        assertThat(service.get("/api/scorecards/" + id).body()).isEqualTo(back.body());
        assertThat(service.get("/api/scorecards/" + id + "?revision=2").body()).isEqualTo(second.body());
        assertThat(service.get("/api/scorecards/" + id + "?revision=4").status())
                .isEqualTo(404);
        assertThat(service.get("/api/scorecards?size=500").body().at("/items"))
                .contains(back.body())
                .doesNotContain(second.body());
        assertThat(Log.of(Topic.CATALOGUE))
                .extracting(Log.Told::key)
                .filteredOn(key -> key.startsWith("scorecard/" + id + "/"))
                .containsExactly("scorecard/" + id + "/1", "scorecard/" + id + "/2", "scorecard/" + id + "/3");
    }

    @Test
    void changes_at_the_same_time_become_one_revision_after_the_other()
            throws InterruptedException, ExecutionException {
        String path = "/api/scorecards/s-" + run;
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Future<Answer>> answers = threads.invokeAll(IntStream.range(1, 13)
                    .mapToObj(n -> (java.util.concurrent.Callable<Answer>)
                            () -> put(path, scorecard(String.valueOf(n), String.valueOf(100 - n))))
                    .toList());
            for (Future<Answer> answer : answers) {
                assertThat(answer.get().status()).isBetween(200, 201);
            }
        } finally {
            threads.shutdownNow();
        }

        assertThat(service.get(path).body().at("/revision").intValue()).isEqualTo(12);
        assertThat(Log.of(Topic.CATALOGUE))
                .filteredOn(told -> told.key().startsWith("scorecard/s-" + run + "/"))
                .hasSize(12)
                .extracting(told -> told.envelope().data())
                .doesNotHaveDuplicates();
    }

    @Test
    void a_scorecard_whose_weights_miss_100_is_told_by_how_much() {
        Answer answer = put("/api/scorecards/x-" + run, scorecard("60", "37"));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.type()).isEqualTo("application/problem+json");
        assertThat(answer.text("/errors/0/field")).isEqualTo("items");
        assertThat(answer.text("/errors/0/detail")).isEqualTo("the weights total 97, which is 3 short of 100");
        assertThat(service.get("/api/scorecards/x-" + run).status()).isEqualTo(404);
    }

    private Answer put(String path, String json) {
        return service.put(path, json.replace('\'', '"'));
    }

    private static String indicator(String measure, String more) {
        return "{'name':{'id':'Ketepatan','en':'On time'},'unit':'%','aspect':'TIME','measure':'" + measure
                + "','polarity':'HIGHER'" + more + "}";
    }

    private static String scorecard(String first, String second) {
        return "{'position':'officer','from':'2026-01','policy':'linear','items':["
                + "{'indicator':'docs','half':'RESULTS','weight':" + first + ",'target':80,'minimumEvidence':5},"
                + "{'indicator':'time','half':'BEHAVIOUR','weight':" + second
                + ",'targetRange':{'from':80,'to':90},'prorated':true}]}";
    }
}
