package id.timbang.survey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import id.timbang.contracts.AnswerSubmitted;
import id.timbang.contracts.SurveyElement;
import id.timbang.survey.Api.Answer;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ResultsTest {

    private static final String[] EMPLOYEES = {"results-1", "results-2", "results-3", "results-4", "results-5"};
    private static RunningService service;

    @BeforeAll
    static void start() {
        service = RunningService.on("survey-results");
        service.office("results-office", null);
        service.office("results-desk", "results-office");
        service.office("results-window", "results-office");
        Arrays.stream(EMPLOYEES).forEach(employee -> service.employee(employee, "results-desk"));
        service.employee("results-window-1", "results-window");
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void results_move_in_steps_and_never_by_one_answer() {
        survey("steps");

        submit("steps", Answers.many(4, 4, EMPLOYEES));
        Answer four = results("steps", "");
        assertThat(four.body().path("index").isNull()).isTrue();
        assertThat(four.body().path("elements").isNull()).isTrue();
        assertThat(four.body().path("withheld").path("reason").asString()).isEqualTo("too-few-answers");

        submit("steps", Answers.many(3, 4, EMPLOYEES));
        awaitN("steps", 5);

        submit("steps", Answers.many(3, 1, EMPLOYEES));
        JsonNode ten = awaitN("steps", 10);
        assertThat(ten.path("withheld").isNull()).isTrue();
        assertThat(ten.path("index").decimalValue()).isEqualByComparingTo("77.50");
        assertThat(ten.path("grade").asString()).isEqualTo("B");
        assertThat(ten.path("gradeWord").asString()).isEqualTo("Baik");
        assertThat(ten.path("elements").path(0).toString())
                .isEqualTo("{\"element\":\"REQUIREMENTS\",\"mean\":3.10,\"n\":10}");
    }

    @Test
    void results_are_of_the_asked_period_and_of_the_asked_office_with_those_below() {
        survey("where");
        submit("where", Answers.many(5, 4, "results-1"));
        submit("where", Answers.many(5, 2, "results-window-1"));
        submit("where", Answers.many(5, 1, "results-1").replace("\"elements\"", "\"day\":\"2026-10-31\",\"elements\""));

        awaitN("where", 10);
        await().untilAsserted(() -> assertThat(
                        results("where", "?period=2026-Q4").body().path("n").asInt())
                .isEqualTo(15));
        assertThat(results("where", "?period=2026-10").body().path("index").decimalValue())
                .isEqualByComparingTo("25");
        assertThat(results("where", "?office=results-window")
                        .body()
                        .path("index")
                        .decimalValue())
                .isEqualByComparingTo("50");
        assertThat(results("where", "?office=results-office")
                        .body()
                        .path("index")
                        .decimalValue())
                .isEqualByComparingTo("75");
        assertThat(results("where", "?population=100")
                        .body()
                        .path("sampleNeeded")
                        .asLong())
                .isEqualTo(80);
    }

    @Test
    void what_cannot_be_answered_is_refused() {
        survey("refused");

        assertThat(results("refused", "?period=2026-13").code()).isEqualTo("wrong-parameter");
        assertThat(results("refused", "?office=nowhere").code()).isEqualTo("unknown-office");
        assertThat(results("refused", "?population=0").code()).isEqualTo("wrong-population");
        assertThat(results("refused", "?population=many").code()).isEqualTo("wrong-parameter");
        assertThat(results("none", "").code()).isEqualTo("unknown-survey");
    }

    @Test
    void an_answer_told_twice_counts_once() {
        survey("twice");
        AnswerSubmitted told = new AnswerSubmitted(
                UUID.randomUUID().toString(),
                "twice",
                "results-desk",
                "results-1",
                null,
                LocalDate.of(2026, 11, 24),
                Arrays.stream(SurveyElement.values()).collect(Collectors.toMap(Function.identity(), element -> 1)));
        service.publish(told);
        service.publish(told);
        submit("twice", Answers.many(3, 1, EMPLOYEES));
        service.publish(told);
        submit("twice", Answers.many(6, 1, EMPLOYEES));

        JsonNode ten = awaitN("twice", 10);

        submit("twice", Answers.many(4, 1, EMPLOYEES));
        service.publish(told);
        // A marker behind it: once that is counted, everything before it has been read.
        survey("twice-marker");
        submit("twice-marker", Answers.many(5, 1, "results-1"));
        awaitN("twice-marker", 5);
        assertThat(results("twice", "").body()).isEqualTo(ten);
    }

    @Test
    void an_empty_database_is_rebuilt_from_the_log_with_the_same_surveys_and_steps() {
        survey("rebuilt");
        for (int round = 0; round < 9; round++) {
            submit("rebuilt", Answers.many(3, 1 + round % 4, EMPLOYEES));
            // The order in which partitions were read decides what the steps are made of.
            awaitN("rebuilt", (round + 1) * 3 / 5 * 5);
        }
        Answer before = results("rebuilt", "");

        try (RunningService rebuilt = RunningService.on("survey-results-rebuilt")) {
            assertThat(rebuilt.api().get("/api/surveys/rebuilt").body())
                    .isEqualTo(service.api().get("/api/surveys/rebuilt").body());
            assertThat(rebuilt.api().get("/api/surveys/rebuilt/results").body()).isEqualTo(before.body());

            rebuilt.api().post("/api/surveys/rebuilt/answers", Answers.many(3, 1, EMPLOYEES));
            JsonNode thirty = awaitN("rebuilt", 30);
            await().untilAsserted(() -> assertThat(
                            rebuilt.api().get("/api/surveys/rebuilt/results").body())
                    .isEqualTo(thirty));
            // 3 answers each of 1 2 3 4 1 2 3 4 1 1: 66 of 30.
            assertThat(thirty.path("index").decimalValue()).isEqualByComparingTo("55.00");
        }
    }

    @Test
    void a_restart_on_the_same_database_shows_the_same() {
        survey("restarted");
        submit("restarted", Answers.many(8, 3, EMPLOYEES));
        JsonNode before = awaitN("restarted", 5);

        try (RunningService restarted = RunningService.on("survey-results")) {
            assertThat(restarted.api().get("/api/surveys/restarted/results").body())
                    .isEqualTo(before);
        }
    }

    private static void survey(String surveyId) {
        Answer put = service.api().put("/api/surveys/" + surveyId, Answers.survey("results-office"));
        assertThat(put.status()).isEqualTo(201);
    }

    private static void submit(String surveyId, String answers) {
        Answer answer = service.api().post("/api/surveys/" + surveyId + "/answers", answers);
        assertThat(answer.body().path("rejected").isEmpty())
                .as(answer.body().toString())
                .isTrue();
    }

    private static Answer results(String surveyId, String query) {
        return service.api().get("/api/surveys/" + surveyId + "/results" + query);
    }

    private static JsonNode awaitN(String surveyId, int n) {
        await().untilAsserted(() ->
                assertThat(results(surveyId, "").body().path("n").asInt()).isEqualTo(n));
        return results(surveyId, "").body();
    }
}
