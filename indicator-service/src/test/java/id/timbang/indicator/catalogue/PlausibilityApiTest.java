package id.timbang.indicator.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import id.timbang.indicator.RunningService;
import id.timbang.indicator.RunningService.Answer;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an indicator says of plausible facts, over HTTP. */
class PlausibilityApiTest {

    private final RunningService service = RunningService.shared();
    private final String path =
            "/api/indicators/p-" + UUID.randomUUID().toString().substring(0, 8);

    @Test
    void it_is_kept_and_put_back_as_it_was_read_changes_nothing() {
        Answer made = put(",'plausibleRange':{'from':1,'to':480.50},'plausibleRate':{'count':40,'minutes':60},"
                + "'feeds':['siak','lapor','siak'],'anyHour':true");
        Answer again = service.put(path, service.get(path).body().toString());

        assertThat(made.status()).isEqualTo(201);
        assertThat(made.body().at("/plausibleRange/to").decimalValue()).isEqualTo("480.5");
        assertThat(made.body().at("/plausibleRate/count").intValue()).isEqualTo(40);
        assertThat(made.body().at("/feeds").toString()).isEqualTo("[\"lapor\",\"siak\"]");
        assertThat(made.body().at("/anyHour").booleanValue()).isTrue();
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.body()).isEqualTo(made.body());
    }

    @Test
    void one_end_of_a_range_is_enough_and_what_says_nothing_is_as_if_it_were_not_there() {
        Answer made = put(",'plausibleRange':{'to':0}");
        Answer plain = put("");
        Answer nothingSaid = put(",'feeds':[],'anyHour':false,'plausibleRange':null,'plausibleRate':null");

        assertThat(made.status()).isEqualTo(201);
        assertThat(plain.body().at("/version").intValue()).isEqualTo(2);
        assertThat(nothingSaid.body()).isEqualTo(plain.body());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "plausibleRange       | ,'plausibleRange':{}                                | neither",
                "plausibleRange.from  | ,'plausibleRange':{'from':9,'to':8.9}               | more than",
                "plausibleRange.to    | ,'plausibleRange':{'to':1e400000000}                | out of range",
                "plausibleRate.count  | ,'plausibleRate':{'minutes':60}                     | missing",
                "plausibleRate.count  | ,'plausibleRate':{'count':0,'minutes':60}           | from 1 to 100000",
                "plausibleRate.count  | ,'plausibleRate':{'count':100001,'minutes':60}      | from 1 to 100000",
                "plausibleRate.count  | ,'plausibleRate':{'count':1e300,'minutes':60}       | out of range",
                "plausibleRate.minutes| ,'plausibleRate':{'count':1,'minutes':1441}         | from 1 to 1440",
                "plausibleRate.minutes| ,'plausibleRate':{'count':1,'minutes':1.5}          | whole number",
                "feeds[1]             | ,'feeds':['siak','a b']                             | name of a source",
                "feeds[0]             | ,'feeds':[null]                                     | name of a source",
                "feeds                | ,'feeds':MANY                                       | at most 20",
            })
    void what_will_not_do_is_named(String field, String more, String detail) {
        Answer answer = put(more.replace(
                "MANY",
                IntStream.range(0, 21).mapToObj(n -> "'s" + n + "'").collect(Collectors.joining(",", "[", "]"))));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body().at("/errors").size()).isEqualTo(1);
        assertThat(answer.text("/errors/0/field")).isEqualTo(field);
        assertThat(answer.text("/errors/0/detail")).contains(detail);
    }

    private Answer put(String more) {
        return service.put(
                path,
                ("{'name':{'id':'Uji','en':'Test'},'unit':'menit','aspect':'TIME','measure':'MEAN','polarity':'LOWER'"
                                + more + "}")
                        .replace('\'', '"'));
    }
}
