package id.timbang.survey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import id.timbang.kit.identity.Caller;
import id.timbang.kit.identity.Role;
import id.timbang.survey.Api.Answer;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Who may what, on whose surveys: asked over HTTP by everybody. In {@code r-kota} stands {@code r-asem} with {@code
 * r-budi}, and {@code r-gub} with {@code r-sari}; {@code r-port} with {@code r-hugo} is another agency.
 */
class RightsTest {

    private static final Map<String, String> CALLERS = new LinkedHashMap<>();
    private static RunningService service;

    @BeforeAll
    static void start() {
        CALLERS.put("employee", Tokens.person("r-budi", Role.EMPLOYEE));
        CALLERS.put("supervisor", Tokens.person("r-wulan", Role.EMPLOYEE, Role.SUPERVISOR));
        CALLERS.put("manager", Tokens.manager("r-kota"));
        CALLERS.put("reviewer", Tokens.of(Role.REVIEWER));
        CALLERS.put("auditor", Tokens.of(Role.AUDITOR));
        CALLERS.put("registry", Tokens.machine("siak"));
        CALLERS.put("operator", Tokens.manager(Caller.EVERY_AGENCY));
        CALLERS.put("manager of nothing", Tokens.of(Role.MANAGER));
        service = RunningService.on("survey-rights");
        service.office("r-kota", null);
        service.office("r-asem", "r-kota");
        service.office("r-gub", "r-kota");
        service.office("r-port", null);
        service.employee("r-budi", "r-asem");
        service.employee("r-sari", "r-gub");
        service.employee("r-hugo", "r-port");
        for (String office : List.of("asem", "port")) {
            assertThat(as("operator")
                            .put("/api/surveys/r-" + office, Answers.survey("r-" + office))
                            .status())
                    .isEqualTo(201);
        }
        await().until(() -> as("operator")
                        .post("/api/surveys/r-port/answers", Answers.about("r-hugo", 3))
                        .status()
                == 202);
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    /** Columns in the order of callers; y: done, n: refused, 4: not there, x: read and will not do. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "GET /api/surveys                          |                | yyyyynyy",
                "GET /api/surveys/r-asem                   |                | yyyyynyy",
                "GET /api/surveys/r-port                   |                | yyyyynyy",
                "GET /api/surveys/r-none                   |                | 44444n44",
                "GET /api/surveys/r-asem/results           |                | yyyyynyy",
                "GET /api/surveys/r-port/results           |                | yyyyynyy",
                "GET /api/surveys/r-none/results           |                | 44444n44",
                "PUT /api/surveys/r-asem                   | survey r-asem  | nnynnnyn",
                "PUT /api/surveys/r-port                   | survey r-port  | nnnnnnyn",
                "PUT /api/surveys/r-port                   | survey r-asem  | nnnnnn-n",
                "PUT /api/surveys/r-asem                   | survey r-port  | nnnnnn-n",
                "PUT /api/surveys/r-asem                   | survey nowhere | nnnnnnxn",
                "PUT /api/surveys/r-new-asem               | survey r-gub   | nnynnnyn",
                "PUT /api/surveys/r-new-kota               | survey r-kota  | nnynnnyn",
                "PUT /api/surveys/r-new-port               | survey r-port  | nnnnnnyn",
                "POST /api/surveys/r-asem/answers          | about r-budi   | nnynnnyn",
                "POST /api/surveys/r-asem/answers          | about r-sari   | nnxnnnxn",
                "POST /api/surveys/r-asem/answers          | about r-hugo   | nnxnnnxn",
                "POST /api/surveys/r-asem/answers          | about nobody   | nnxnnnxn",
                "POST /api/surveys/r-asem/answers          | no JSON        | nnxnnnxn",
                "POST /api/surveys/r-port/answers          | about r-hugo   | nnnnnnyn",
                "POST /api/surveys/r-port/answers          | about r-budi   | nnnnnnxn",
                "POST /api/surveys/r-none/answers          | about r-budi   | nnnnnn4n",
            })
    void is_answered(String request, String body, String wanted) {
        String[] words = request.split(" ", 2);
        Set<String> refusals = new HashSet<>();
        int column = 0;
        for (String caller : CALLERS.keySet()) {
            char expected = wanted.charAt(column++);
            if (expected != '-') {
                Answer answer = ask(caller, words[0], words[1].strip(), body);
                assertThat(outcome(answer)).as(caller + ": " + answer.body()).isEqualTo(expected);
                if (expected == 'n') {
                    refusals.add(answer.contentType() + answer.body());
                }
            }
        }
        assertThat(refusals).as("every refusal is worded alike").hasSizeLessThanOrEqualTo(1);
    }

    private static char outcome(Answer answer) {
        return switch (answer.status()) {
            case 200, 201, 202 -> 'y';
            case 403 -> answer.code().equals("not-yours") ? 'n' : '?';
            case 404 -> '4';
            case 400, 422 -> 'x';
            default -> '?';
        };
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "r-port | nowhere | PUT /api/surveys/r-asem          | survey THIS",
                "r-port | nowhere | PUT /api/surveys/r-other         | survey THIS",
                "r-port | r-none  | POST /api/surveys/THIS/answers   | about r-budi",
                "r-hugo | nobody  | POST /api/surveys/r-asem/answers | about THIS",
                "r-port | nowhere | GET /api/surveys/r-asem/results?office=THIS |",
            })
    void somebody_elses_is_answered_like_what_is_not_there(
            String foreign, String unknown, String request, String body) {
        String[] words = request.split(" ");
        for (String caller :
                List.of("employee", "supervisor", "manager", "reviewer", "registry", "manager of nothing")) {
            assertThat(said(caller, words, body, foreign)).isEqualTo(said(caller, words, body, unknown));
        }
    }

    private static String said(String caller, String[] words, String body, String name) {
        String given = body == null ? null : body.replace("THIS", name);
        Answer answer = ask(caller, words[0], words[1].replace("THIS", name), given);
        return (answer.status() + answer.contentType() + answer.body()).replace(name, "THIS");
    }

    /** Who is there is waited for no longer than who is not: within the time an answer may take. */
    @Test
    void a_stranger_is_waited_for_as_long_as_nobody() {
        for (String who : List.of("r-hugo", "nobody")) {
            long before = System.nanoTime();
            ask("manager", "POST", "/api/surveys/r-asem/answers", "about " + who);
            assertThat(Duration.ofNanos(System.nanoTime() - before)).isGreaterThan(Duration.ofMillis(900));
        }
        for (String office : List.of("r-port", "nowhere")) {
            long before = System.nanoTime();
            ask("manager", "PUT", "/api/surveys/r-asem", "survey " + office);
            assertThat(Duration.ofNanos(System.nanoTime() - before)).isGreaterThan(Duration.ofMillis(900));
        }
    }

    @Test
    void an_answer_about_a_stranger_stops_none_beside_it() {
        Answer answer = as("manager")
                .post(
                        "/api/surveys/r-asem/answers",
                        "[" + Answers.about("r-hugo", 3) + "," + Answers.about("r-budi", 3) + "]");

        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.body().path("accepted").asInt()).isEqualTo(1);
        assertThat(answer.body().path("rejected").toString())
                .contains("\"index\":0", "unknown-employee")
                .doesNotContain("r-port");
    }

    @Test
    void results_may_be_asked_for_the_offices_above_and_below() {
        for (String office : List.of("r-asem", "r-kota")) {
            assertThat(as("employee")
                            .get("/api/surveys/r-asem/results?office=" + office)
                            .status())
                    .isEqualTo(200);
        }
    }

    private static Api as(String caller) {
        return service.api().as(CALLERS.get(caller));
    }

    private static Answer ask(String caller, String method, String path, String body) {
        String[] words = body == null ? new String[] {""} : body.strip().split(" ");
        String json =
                switch (words[0]) {
                    case "survey" -> Answers.survey(words[1]);
                    case "about" -> Answers.about(words[1], 3);
                    default -> words[0];
                };
        return switch (method) {
            case "GET" -> as(caller).get(path);
            case "PUT" -> as(caller).put(path, json);
            default -> as(caller).post(path, json);
        };
    }
}
