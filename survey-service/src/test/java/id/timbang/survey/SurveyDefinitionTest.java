package id.timbang.survey;

import static org.assertj.core.api.Assertions.assertThat;

import id.timbang.contracts.IndicatorChanged.Measure;
import id.timbang.survey.Api.Answer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SurveyDefinitionTest {

    private static RunningService service;

    @BeforeAll
    static void start() {
        service = RunningService.on("survey-definition");
        service.office("definition-office", null);
        service.indicator("definition-ratio", Measure.RATIO);
        service.indicator("definition-mean", Measure.MEAN);
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void a_survey_is_read_back_as_it_was_put() {
        String survey = """
                {"name":{"id":"SKM 2026","en":"Survey 2026"},"officeId":"definition-office","indicator":"definition-ratio",
                 "from":"2026-10-01","to":"2026-12-31","convention":"FACTOR_0_111","minimumAnswers":10}""";

        Answer created = service.api().put("/api/surveys/definition-1", survey);

        assertThat(created.status()).isEqualTo(201);
        Answer read = service.api().get("/api/surveys/definition-1");
        assertThat(read.body()).isEqualTo(created.body());
        assertThat(read.body().toString()).isEqualTo("""
                        {"surveyId":"definition-1","version":1,"name":{"id":"SKM 2026","en":"Survey 2026"},\
                        "officeId":"definition-office","indicator":"definition-ratio","from":"2026-10-01",\
                        "to":"2026-12-31","convention":"FACTOR_0_111","minimumAnswers":10}""");
        assertThat(service.api().get("/api/surveys").body().path("items").values())
                .contains(read.body());
    }

    @Test
    void the_same_again_changes_nothing_and_a_change_is_the_next_version() {
        String path = "/api/surveys/definition-2";
        service.api().put(path, Answers.survey("definition-office"));

        Answer same = service.api().put(path, Answers.survey("definition-office"));
        Answer changed =
                service.api().put(path, Answers.survey("definition-office").replace("2026-12-31", "2026-11-30"));

        assertThat(same.status()).isEqualTo(200);
        assertThat(same.body().path("version").asLong()).isEqualTo(1);
        assertThat(same.body().path("convention").asString()).isEqualTo("ONE_NINTH");
        assertThat(same.body().path("minimumAnswers").asInt()).isEqualTo(5);
        assertThat(changed.body().path("version").asLong()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "definition-office  | nowhere                                     | unknown-office        | nowhere",
                "2026-12-31         | 2026-09-30                                  | wrong-days            | 2026-09-30",
                "2026-12-31         | soon                                        | malformed-json        | to",
                "\"en\":\"Survey\"  | \"en\":\" \"                                | invalid               | Some fields",
                "\"officeId\"       | \"office\"                                  | invalid               | Some fields",
                "\"from\"           | \"minimumAnswers\":1,\"from\"               | invalid               | Some fields",
                "\"from\"           | \"convention\":\"HALF\",\"from\"            | malformed-json        | convention",
                "\"from\"           | \"indicator\":\"none-such\",\"from\"        | unknown-indicator     | none-such",
                "\"from\"           | \"indicator\":\"definition-mean\",\"from\"  | indicator-is-no-ratio | MEAN",
            })
    void what_will_not_do_is_named(String part, String instead, String code, String named) {
        Answer refused = service.api()
                .put(
                        "/api/surveys/definition-3",
                        Answers.survey("definition-office").replace(part, instead));

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.contentType()).isEqualTo("application/problem+json");
        assertThat(refused.code()).isEqualTo(code);
        assertThat(refused.body().path("detail").asString()).contains(named);
        assertThat(service.api().get("/api/surveys/definition-3").code()).isEqualTo("unknown-survey");
    }

    @Test
    void an_id_that_would_not_fit_an_address_is_refused() {
        assertThat(service.api()
                        .put("/api/surveys/a%7Cb", Answers.survey("definition-office"))
                        .code())
                .isEqualTo("wrong-id");
    }

    @ParameterizedTest
    @CsvSource({"page=-1", "size=0", "size=501", "page=2147483647", "page=first"})
    void a_page_that_cannot_be_is_refused(String query) {
        Answer refused = service.api().get("/api/surveys?" + query);

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.contentType()).isEqualTo("application/problem+json");
    }
}
