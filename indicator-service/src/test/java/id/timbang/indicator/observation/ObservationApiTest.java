package id.timbang.indicator.observation;

import static org.assertj.core.api.Assertions.assertThat;

import id.timbang.contracts.ObservationRecorded;
import id.timbang.contracts.Quarantined;
import id.timbang.contracts.Topic;
import id.timbang.indicator.Log;
import id.timbang.indicator.RunningService.Answer;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Observations over HTTP, good and bad, into a real broker. */
class ObservationApiTest extends ObservationCalls {

    @Test
    void one_observation_is_in_the_log_when_it_is_answered_202() {
        String id = id();

        Answer answer = post(good(id));

        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.body().at("/accepted").intValue()).isEqualTo(1);
        assertThat(answer.body().at("/rejected")).isEmpty();
        ObservationRecorded told = recorded(id).get(0);
        assertThat(told.employeeId()).isEqualTo("obs-budi");
        assertThat(told.occurredAt()).isEqualTo(Instant.parse("2026-11-02T02:41:00Z"));
        assertThat(told.source()).isEqualTo("siak");
    }

    @Test
    void a_nip_is_resolved_and_travels_no_further() {
        String id = id();

        Answer answer = post(good(id).replace("'employeeId':'obs-budi'", "'nip':'19900417 201503 1 007'"));

        assertThat(answer.status()).isEqualTo(202);
        assertThat(recorded(id).get(0).employeeId()).isEqualTo("obs-budi");
        assertThat(Log.of(Topic.OBSERVATIONS)).noneMatch(told -> told.json().contains(NIP));
    }

    @Test
    void a_nip_nobody_has_is_rejected_and_put_aside_without_it() {
        String id = id();

        Answer answer = post(good(id).replace("'employeeId':'obs-budi'", "'nip':'190001012015031009'"));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.text("/rejected/0/code")).isEqualTo("unknown-employee");
        assertThat(Log.of(Topic.QUARANTINE))
                .anyMatch(told -> told.json().contains(id))
                .noneMatch(told -> told.json().contains("190001012015031009"));
    }

    @Test
    void a_nip_in_another_field_is_refused_wherever_it_stands() {
        for (String field : List.of(
                "'reference':'surat " + NIP + "'",
                "'attributes':{'a':'19900417 201503 1 007'}",
                "'attributes':{'NIP':'1'}")) {
            Answer answer = post(good(id()).replace("'indicator'", field + ",'indicator'"));

            assertThat(answer.text("/rejected/0/code")).isEqualTo("personal-number");
        }
        for (String personal : List.of(
                "'reference':'3578011704900001'",
                "'reference':'form 3578015704900001 b'",
                "'attributes':{'pemohon':'3578011704900001'}",
                "'reference':'198501012010011234'",
                "'reference':'19850101 201001 1 234'")) {
            assertThat(post(good(id()).replace("'indicator'", personal + ",'indicator'"))
                            .text("/rejected/0/code"))
                    .as(personal)
                    .isEqualTo("personal-number");
        }
        for (String number :
                List.of("2026112510304512", "3578019904900001", "000000000000000000", "17", "35780117049000012")) {
            assertThat(post(good(id()).replace("'indicator'", "'reference':'" + number + "','indicator'"))
                            .status())
                    .as(number)
                    .isEqualTo(202);
        }
        assertThat(post(good(id()).replace("obs-budi", NIP)).text("/rejected/0/code"))
                .isEqualTo("invalid-employee-id");
        assertThat(Log.of(Topic.OBSERVATIONS)).noneMatch(told -> told.json().contains("199004172015031007"));
        assertThat(Log.of(Topic.QUARANTINE)).noneMatch(told -> told.json().contains("199004172015031007"));
    }

    @Test
    void what_speaks_of_an_unknown_employee_or_indicator_is_rejected_by_place_and_put_aside_whole() {
        String employee = id();
        String indicator = id();

        Answer answer = post("[" + good(id()) + "," + good(employee).replace("obs-budi", "obs-nobody") + ","
                + good(indicator).replace("obs-COUNT", "obs-nothing") + "]");

        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.body().at("/accepted").intValue()).isEqualTo(1);
        assertThat(answer.body().at("/rejected/0/index").intValue()).isEqualTo(1);
        assertThat(answer.text("/rejected/0/id")).isEqualTo(employee);
        assertThat(answer.text("/rejected/0/code")).isEqualTo("unknown-employee");
        assertThat(answer.text("/rejected/0/detail")).contains("obs-nobody");
        assertThat(answer.text("/rejected/1/code")).isEqualTo("unknown-indicator");
        assertThat(Log.of(Topic.QUARANTINE))
                .extracting(told -> told.envelope().data())
                .filteredOn(event ->
                        event instanceof Quarantined kept && kept.item().equals(employee))
                .singleElement()
                .satisfies(event -> assertThat(((Quarantined) event).payload())
                        .contains("\"employeeId\":\"obs-nobody\"")
                        .contains("\"occurredAt\":\"2026-11-02T09:41:00+07:00\""));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "missing-field       | 'occurredAt':'2026-11-02T09:41:00+07:00' | 'reference':'x'",
                "missing-offset      | +07:00 | ``",
                "invalid-time        | 2026-11-02T | 2026-13-02T",
                "future-time         | 2026-11-02T | 2036-11-02T",
                "too-early           | 2026-11-02T | 1999-11-02T",
                "wrong-type          | 'occurredAt':'2026-11-02T09:41:00+07:00' | 'occurredAt':5",
                "wrong-type          | 'source' | 'value':'abc','source'",
                "wrong-type          | 'source' | 'value':'NaN','source'",
                "wrong-type          | 'source' | 'attributes':{'a':5},'source'",
                "wrong-type          | 'source' | 'attributes':[[{}]],'source'",
                "wrong-type          | 'employeeId':'obs-budi' | 'nip':199004172015031007",
                "unknown-field       | 'source' | 'valeu':5,'source'",
                "duplicate-field     | 'source' | 'source':'x','source'",
                "invalid-source      | siak | si ak",
                "invalid-text        | 'source' | 'reference':'a\\u0000b','source'",
                "invalid-text        | 'source' | 'reference':'a\\ud800b','source'",
                "invalid-text        | 'source' | 'attributes':{'a':'\\udc00'},'source'",
                "negative-count      | 'source' | 'value':-1,'source'",
                "broken-count        | 'source' | 'value':1.5,'source'",
                "number-out-of-range | 'source' | 'value':1e15,'source'",
                "number-out-of-range | 'source' | 'value':1e400000000,'source'",
                "number-out-of-range | 'source' | 'value':1e99999999999,'source'",
                "number-out-of-range | 'source' | 'value':1e-400000000,'source'",
                "unexpected-value    | 'source' | 'numerator':1,'denominator':1,'source'",
                "missing-value       | obs-COUNT | obs-MEAN",
                "missing-value       | obs-COUNT' | obs-RATIO','numerator':1",
                "invalid-denominator | obs-COUNT' | obs-RATIO','numerator':1,'denominator':0",
                "negative-numerator  | obs-COUNT' | obs-RATIO','numerator':-1,'denominator':1",
                "unexpected-value    | obs-COUNT' | obs-RATIO','numerator':1,'denominator':1,'value':1",
                "employee-mismatch   | 'source' | 'nip':'190001012015031009','source'",
            })
    void a_bad_item_is_rejected_by_its_place_with_a_reason_and_the_good_ones_beside_it_are_kept(
            String code, String replaced, String by) {
        String before = id();
        String after = id();
        String bad = id();

        Answer answer = post("[" + good(before) + "," + good(bad).replace(replaced, by) + "," + good(after) + "]");
        Answer alone = post(good(bad).replace(replaced, by));

        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.body().at("/accepted").intValue()).isEqualTo(2);
        assertThat(answer.body().at("/rejected")).hasSize(1);
        assertThat(answer.body().at("/rejected/0/index").intValue()).isEqualTo(1);
        assertThat(answer.text("/rejected/0/id")).isEqualTo(bad);
        assertThat(answer.text("/rejected/0/code")).isEqualTo(code);
        assertThat(answer.text("/rejected/0/detail")).isNotBlank();
        assertThat(alone.status()).isEqualTo(422);
        assertThat(alone.type()).isEqualTo("application/problem+json");
        assertThat(alone.body().at("/accepted").intValue()).isZero();
        assertThat(alone.text("/rejected/0/code")).isEqualTo(code);
        assertThat(recorded(before)).hasSize(1);
        assertThat(recorded(bad)).isEmpty();
        assertThat(recorded(after)).hasSize(1);
    }

    @Test
    void items_that_are_no_objects_are_rejected_by_their_place() {
        Answer answer = post("[5, null, [" + good("x") + "], " + good(id()) + "]");

        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.body().at("/accepted").intValue()).isEqualTo(1);
        assertThat(answer.body().at("/rejected"))
                .extracting(rejected -> rejected.at("/code").asString())
                .containsOnly("not-an-object")
                .hasSize(3);
    }

    @Test
    void a_fact_told_twice_in_one_call_counts_once_and_with_other_content_not_at_all() {
        String twice = id();
        String conflicting = id();

        Answer answer = post("[" + good(twice) + "," + good(conflicting) + ","
                + good(twice).replace("09:41:00+07:00", "02:41:00Z") + ","
                + good(conflicting).replace("'source'", "'value':2,'source'") + "]");

        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.body().at("/accepted").intValue()).isEqualTo(1);
        assertThat(answer.body().at("/duplicates").intValue()).isEqualTo(1);
        assertThat(answer.body().at("/rejected"))
                .extracting(rejected -> rejected.at("/code").asString())
                .containsExactly("conflicting-duplicate", "conflicting-duplicate");
        assertThat(recorded(twice)).hasSize(1);
        assertThat(recorded(conflicting)).isEmpty();
        assertThat(Log.of(Topic.QUARANTINE))
                .extracting(told -> told.envelope().data())
                .filteredOn(event ->
                        event instanceof Quarantined kept && kept.item().equals(conflicting))
                .extracting(event -> ((Quarantined) event).entry())
                .as("both are kept, each for itself")
                .hasSize(2)
                .doesNotHaveDuplicates();
    }
}
