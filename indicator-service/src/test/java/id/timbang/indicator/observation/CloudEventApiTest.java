package id.timbang.indicator.observation;

import static org.assertj.core.api.Assertions.assertThat;

import id.timbang.contracts.ObservationRecorded;
import id.timbang.indicator.RunningService.Answer;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Observations as CloudEvents 1.0. */
class CloudEventApiTest extends ObservationCalls {

    private static final String TIME = "2026-11-02T09:41:00+07:00";

    private static String event(String id) {
        return "{'specversion':'1.0','id':'" + id
                + "','source':'siak','type':'timbang.observation.v1','subject':'obs-budi'," + "'time':'" + TIME
                + "','datacontenttype':'application/json','traceparent':'00-1','data':{'indicator':'obs-COUNT'}}";
    }

    private Answer one(String event) {
        return post(EVENT, json(event));
    }

    @Test
    void what_the_data_does_not_name_is_the_envelopes() {
        String id = id();

        Answer answer = one(event(id));

        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(202);
        ObservationRecorded told = recorded(id).get(0);
        assertThat(told.source()).isEqualTo("siak");
        assertThat(told.employeeId()).isEqualTo("obs-budi");
        assertThat(told.occurredAt()).isEqualTo(Instant.parse("2026-11-02T02:41:00Z"));
        assertThat(told.indicator()).isEqualTo("obs-COUNT");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'data':{GOOD}",
                "'data':{GOOD},'subject':null,'datacontenttype':'application/vnd.dukcapil+json; charset=utf-8'",
                "'data':{GOOD},'time':'2026-11-02T02:41:00Z'",
                "'data_base64':'BASE64'",
                "'data_base64':'BASE64','datacontenttype':'text/json','ext':[{'deep':{}}]",
            })
    void data_that_names_them_itself_agrees_wherever_it_stands(String data) {
        String id = id();
        String good = good(id).substring(1).replace("}", "");
        String filled = data.replace("GOOD", good)
                .replace(
                        "BASE64",
                        Base64.getEncoder().encodeToString(json(good(id)).getBytes(StandardCharsets.UTF_8)));

        Answer answer = one("{" + filled + ",'id':'" + id
                + "','type':'timbang.observation.v1','source':'siak','specversion':'1.0'}");

        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(202);
        assertThat(recorded(id)).hasSize(1);
    }

    @Test
    void a_fact_of_this_products_own_log_is_taken_as_it_stands_there() {
        String id = id();

        Answer answer =
                one("{'specversion':'1.0','id':'" + id + "','source':'siak','type':'timbang.observation-recorded.v1',"
                        + "'subject':'obs-budi','time':'2026-11-24T03:15:00Z','datacontenttype':'application/json','data':"
                        + good(id).replace("}", ",'attributes':{}}") + "}");

        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(202);
        assertThat(recorded(id).get(0).occurredAt()).isEqualTo(Instant.parse("2026-11-02T02:41:00Z"));
    }

    @Test
    void a_source_that_is_an_address_stands_beside_a_name_in_the_data() {
        String id = id();
        String event = event(id).replace("'siak'", "'https://siak.example/surabaya'");

        Answer named = one(event.replace("{'indicator'", "{'source':'siak','indicator'"));
        Answer unnamed = one(event);

        assertThat(named.status()).as(named.body().toString()).isEqualTo(202);
        assertThat(recorded(id).get(0).source()).isEqualTo("siak");
        assertThat(unnamed.text("/rejected/0/code")).isEqualTo("invalid-source");
        assertThat(unnamed.text("/rejected/0/detail")).contains("https://siak.example/surabaya", "data.source");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "invalid-envelope  | '1.0'                        | '0.3'",
                "invalid-envelope  | 'specversion':'1.0',         | ``",
                "invalid-envelope  | '1.0'                        | 1.0",
                "invalid-envelope  | 'source':'siak',             | ``",
                "invalid-envelope  | 'siak'                       | ''",
                "invalid-envelope  | 'type':'timbang.observation.v1', | ``",
                "invalid-envelope  | 'application/json'           | 'application/xml'",
                "invalid-envelope  | 'application/json'           | 'nonsense'",
                "invalid-envelope  | 'traceparent'                | 'id'",
                "invalid-envelope  | 'traceparent'                | 'data':{},'x'",
                "invalid-envelope  | 'traceparent'                | 'data_base64':'e30=','x'",
                "invalid-envelope  | 'data':{'indicator':'obs-COUNT'} | 'x':1",
                "invalid-envelope  | 'data':{'indicator':'obs-COUNT'} | 'data':null",
                "invalid-envelope  | 'data':{'indicator':'obs-COUNT'} | 'data_base64':'%%'",
                "invalid-envelope  | 'data':{'indicator':'obs-COUNT'} | 'data_base64':''",
                "invalid-envelope  | 'data':{'indicator':'obs-COUNT'} | 'data_base64':5",
                "invalid-envelope  | 'data':{'indicator':'obs-COUNT'} | 'data_base64':'e30gezB9'",
                "invalid-envelope  | 'data':{'indicator':'obs-COUNT'} | 'data_base64':'eyJh'",
                "not-an-object     | 'data':{'indicator':'obs-COUNT'} | 'data':'x'",
                "not-an-object     | 'data':{'indicator':'obs-COUNT'} | 'data':[{}]",
                "unknown-type      | timbang.observation.v1       | timbang.observation-retracted.v1",
                "unknown-type      | timbang.observation.v1       | timbang.observation.v2",
                "envelope-mismatch | {'indicator'                 | {'id':'other','indicator'",
                "envelope-mismatch | {'indicator'                 | {'source':'lapor','indicator'",
                "envelope-mismatch | {'indicator'                 | {'employeeId':'obs-ani','indicator'",
                "envelope-mismatch | {'indicator'                 | {'occurredAt':'2026-11-02T09:41:00+08:00','indicator'",
                "invalid-time      | T09:41                       | T25:41",
                "unknown-field     | {'indicator'                 | {'flags':[],'indicator'",
                "unknown-indicator | obs-COUNT                    | obs-none",
            })
    void a_bad_event_of_a_batch_is_named_by_its_place_and_the_good_ones_beside_it_are_kept(
            String code, String replaced, String by) {
        String before = id();
        String after = id();
        String bad = event(id()).replace(replaced, by == null ? "" : by);

        Answer batch = post(EVENTS, json("[" + event(before) + "," + bad + "," + event(after) + "]"));
        Answer alone = one(bad);

        assertThat(batch.status()).as(batch.body().toString()).isEqualTo(202);
        assertThat(number(batch, "/accepted")).isEqualTo(2);
        assertThat(number(batch, "/rejected/0/index")).isEqualTo(1);
        assertThat(batch.text("/rejected/0/code")).as(batch.body().toString()).isEqualTo(code);
        assertThat(alone.status()).isEqualTo(422);
        assertThat(alone.text("/rejected/0/code")).isEqualTo(code);
        assertThat(recorded(before)).hasSize(1);
        assertThat(recorded(after)).hasSize(1);
    }

    @Test
    void a_time_that_is_none_is_told_though_the_data_has_another() {
        Answer answer =
                one(event(id()).replace(TIME, "x").replace("{'indicator'", "{'occurredAt':'" + TIME + "','indicator'"));

        assertThat(answer.text("/rejected/0/code")).isEqualTo("invalid-envelope");
        assertThat(answer.text("/rejected/0/detail")).contains("'time'");
    }

    @Test
    void an_event_and_a_batch_are_not_taken_for_each_other() {
        assertThat(one("[" + event(id()) + "]").text("/code")).isEqualTo("wrong-form");
        assertThat(post(EVENTS, json(event(id()))).text("/code")).isEqualTo("wrong-form");
        assertThat(post(EVENTS, "[]").status()).isEqualTo(202);
        assertThat(one("{'id':").text("/code")).isEqualTo("malformed-json");
    }

    @Test
    void in_binary_mode_the_attributes_are_headers() {
        String id = id();

        Answer answer = post(
                "application/json; charset=utf-8",
                BodyPublishers.ofString(json("{'indicator':'obs-COUNT','reference':'KTP'}")),
                "ce-specversion",
                "1.0",
                "ce-type",
                "timbang.observation.v1",
                "ce-source",
                "\"siak\"",
                "ce-id",
                id + "%20%e2%82%AC",
                "ce-subject",
                "obs%2Dbudi",
                "CE-Time",
                TIME,
                "ce-traceparent",
                "%");

        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(202);
        ObservationRecorded told = recorded(id + " €").get(0);
        assertThat(told.employeeId()).isEqualTo("obs-budi");
        assertThat(told.source()).isEqualTo("siak");
        assertThat(told.reference()).isEqualTo("KTP");
    }

    @Test
    void in_binary_mode_what_is_wrong_is_told_like_elsewhere() {
        assertThat(binary("ce-type", "other", "{}").text("/rejected/0/code")).isEqualTo("unknown-type");
        assertThat(binary("ce-type", "timbang.observation.v1", "[]").text("/code"))
                .isEqualTo("wrong-form");
        assertThat(binary("ce-type", "timbang.observation.v1", "{").text("/code"))
                .isEqualTo("malformed-json");
        assertThat(binary("ce-subject", "%C0%A0", "{}").text("/code")).isEqualTo("invalid-header");
    }

    private Answer binary(String header, String value, String body) {
        return post(
                "application/json",
                BodyPublishers.ofString(body),
                "ce-specversion",
                "1.0",
                "ce-source",
                "siak",
                "ce-id",
                id(),
                header,
                value);
    }
}
