package id.timbang.indicator.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import id.timbang.contracts.IndicatorChanged;
import id.timbang.contracts.IndicatorChanged.Aspect;
import id.timbang.contracts.IndicatorChanged.Measure;
import id.timbang.contracts.IndicatorChanged.Polarity;
import id.timbang.contracts.LocalizedText;
import id.timbang.contracts.ScorecardChanged;
import id.timbang.contracts.ScorecardChanged.ScorecardChange;
import id.timbang.indicator.input.FieldError;
import id.timbang.indicator.input.FieldErrors;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import java.util.function.LongFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

class ScorecardCheckTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String SOUND = """
            {"position":"officer","from":"2026-01","to":"2026-12","policy":"linear","items":[
             {"indicator":"a","half":"RESULTS","weight":62.5,"target":80,"minimumEvidence":5},
             {"indicator":"b","half":"BEHAVIOUR","weight":37.5,"targetRange":{"from":80,"to":90}}]}""";

    static final ScorecardCheck.Author AUTHOR =
            new ScorecardCheck.Author("manager-1", Instant.parse("2026-11-24T02:41:07Z"));

    private final ScorecardCheck check = new ScorecardCheck(ScorecardCheckTest::indicator);

    @Test
    void a_sound_scorecard_becomes_what_was_handed_in() {
        FieldErrors errors = new FieldErrors();

        LongFunction<ScorecardChanged> wanted = check.checked("s", body(SOUND), AUTHOR, errors);

        assertThat(errors.all()).isEmpty();
        assertThat(wanted.apply(3).revision()).isEqualTo(3);
        assertThat(wanted.apply(3).change()).isEqualTo(new ScorecardChange("manager-1", AUTHOR.at(), null));
        assertThat(wanted.apply(3).items().get(0).minimumEvidence()).isEqualTo(5);
        assertThat(wanted.apply(3).items().get(1).targetRange().to()).isEqualTo(new BigDecimal(90));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "items[0].indicator       | 'a'                          | 'c'                              | there is no indicator 'c'",
                "items[1].indicator       | 'b'                          | 'a'                              | twice",
                "items[0].target          | ,'target':80                 | ``                               | either",
                "items[0].target          | 'target':80                  | 'target':80,'targetRange':{'from':1,'to':2} | one of them",
                "items[0].target          | 'target':80                  | 'target':0                       | above 0",
                "items[0].target          | 'target':80                  | 'target':-5                      | above 0",
                "items[0].target          | 'target':80                  | 'target':1e400000000             | out of range",
                "items[1].targetRange.from| 'from':80                    | 'from':91                        | more than 'to'",
                "items[1].targetRange.from| 'from':80,                   | ``                               | missing",
                "items[1].targetRange.to  | {'from':80,'to':90}          | {'from':0,'to':0}                | above 0",
                "items[0].half            | 'half':'RESULTS',            | ``                               | missing",
                "items[0].weight          | 'weight':62.5,               | ``                               | missing",
                "items[0].weight          | 62.5                         | 1e400000000                      | out of range",
                "items[0].weight          | 62.5                         | 62.5000000001                    | decimals",
                "items[0].minimumEvidence | 'minimumEvidence':5          | 'minimumEvidence':0              | whole number",
                "items[0].minimumEvidence | 'minimumEvidence':5          | 'minimumEvidence':1.5            | whole number",
                "items                    | 62.5                         | 62.6                             | the weights total 100.1, which is 0.1 more than 100",
                "to                       | 2026-12                      | 2025-12                          | before 'from'",
                "from                     | 'from':'2026-01',            | ``                               | missing",
                "policy                   | linear                       | generous                         | [linear, permenpanrb-8-2021]",
                "position                 | officer                      | ``                               | missing",
                "reason                   | {'position'                  | {'reason':'a\\nb','position'     | control character",
                "scorecardId              | {'position'                  | {'scorecardId':'t','position'    | the body says 't'",
            })
    void each_fault_is_named_by_its_field(String field, String replaced, String by, String detail) {
        FieldErrors errors = new FieldErrors();

        check.checked("s", body(SOUND.replace(replaced.replace('\'', '"'), by.replace('\'', '"'))), AUTHOR, errors);

        assertThat(errors.all()).singleElement().satisfies(error -> {
            assertThat(error.field()).isEqualTo(field);
            assertThat(error.detail()).contains(detail);
        });
    }

    @Test
    void several_faults_are_told_at_once() {
        FieldErrors errors = new FieldErrors();

        check.checked("s", body("{\"items\":[null,{}]}"), AUTHOR, errors);

        assertThat(errors.all())
                .extracting(FieldError::field)
                .contains("position", "from", "policy", "items[0]", "items[1].indicator", "items[1].weight");
    }

    private static ScorecardBody body(String json) {
        return JSON.readValue(json, ScorecardBody.class);
    }

    static Optional<IndicatorChanged> indicator(String code) {
        return code.equals("a") || code.equals("b")
                ? Optional.of(new IndicatorChanged(
                        code,
                        1,
                        new LocalizedText("x", "x"),
                        "x",
                        Aspect.TIME,
                        Measure.COUNT,
                        Polarity.HIGHER,
                        null,
                        null))
                : Optional.empty();
    }
}
