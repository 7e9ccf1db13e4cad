package id.timbang.indicator.rights;

import static org.assertj.core.api.Assertions.assertThat;

import id.timbang.contracts.Topic;
import id.timbang.indicator.Log;
import id.timbang.indicator.RunningService.Answer;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whoever may not see it cannot find out whether it is there. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class IndistinguishableTest {

    private static final List<String> LIMITED =
            List.of("employee", "supervisor", "manager", "reviewer", "registry", "manager of nothing");

    private World world;

    @BeforeAll
    void make() {
        world = World.make();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "port | nowhere | GET /api/offices/{THIS}                 |",
                "hugo | nobody  | GET /api/employees/{THIS}               |",
                "port | nowhere | GET /api/employees?office={THIS}        |",
                "hugo | nobody  | GET /api/employees/{THIS}/absences/a1   |",
                "hugo | nobody  | PUT /api/employees/{THIS}/absences/a1   | {'from':'2026-11-09','to':'2026-11-11','kind':'X'}",
                "hugo | nobody  | PUT /api/employees/{THIS}               | {}",
                "hugo | nobody  | PUT /api/employees/{THIS}               | {'name':'H','officeId':'{port}','position':'p'}",
                "port | nowhere | PUT /api/employees/{budi}               | {'name':'B','officeId':'{THIS}','position':'p'}",
                "hugo | nobody  | PUT /api/employees/{budi}               | {'name':'B','officeId':'{asem}','position':'p','supervisorId':'{THIS}'}",
                "port | nowhere | PUT /api/offices/{THIS}                 | {'name':'P'}",
                "port | nowhere | PUT /api/offices/{asem}                 | {'name':'A','parentId':'{THIS}'}",
                "port | nowhere | PUT /api/offices/new                    | {'name':'A','parentId':'{THIS}'}",
                "hugo | nobody  | POST /api/employees/imports             | employeeId,name,officeId,position\\n{THIS},H,{port},p",
                "port | nowhere | POST /api/employees/imports             | employeeId,name,officeId,position\\n{budi},B,{THIS},p",
                "hugo | nobody  | POST /api/employees/imports             | employeeId,name,officeId,position,supervisorId\\n{budi},B,{asem},p,{THIS}",
            })
    void somebody_elses_is_answered_like_what_is_not_there(
            String foreign, String unknown, String request, String body) {
        String[] words = request.strip().split(" ");
        for (String caller : LIMITED) {
            assertThat(answer(caller, words, body, foreign)).isEqualTo(answer(caller, words, body, unknown));
        }
    }

    private String answer(String caller, String[] words, String body, String name) {
        String sent = body == null ? "" : body.strip().replace("\\n", "\n").replace("THIS", name);
        return said(world.ask(caller, words[0], words[1].replace("THIS", name), sent), world.id(name));
    }

    private static String said(Answer answer, String asked) {
        return answer.status() + " " + answer.type() + " "
                + answer.body()
                        .toString()
                        .replace(asked, "THIS")
                        // Of an import: which one, and when.
                        .replaceAll("\"(importId|startedAt|finishedAt)\":\"[^\"]*\"", "");
    }

    @Test
    void of_an_observation_the_manager_learns_no_more_than_that_it_is_nobody_of_the_agency() {
        String foreign = observed("'employeeId':'{hugo}'", "{hugo}");

        assertThat(observed("'employeeId':'{nobody}'", "{nobody}")).isEqualTo(foreign);
        assertThat(foreign).startsWith("403 ").contains("not-yours").contains("unknown-employee");
        String foreignNip = observed("'nip':'" + world.nip(5) + "'", world.nip(5));
        assertThat(observed("'nip':'" + world.nip(9) + "'", world.nip(9))).isEqualTo(foreignNip);
        assertThat(foreignNip).startsWith("403 ").contains("unknown-employee");
        String mixed = observed("'employeeId':'{budi}','nip':'" + world.nip(5) + "'", world.nip(5));
        assertThat(observed("'employeeId':'{budi}','nip':'" + world.nip(9) + "'", world.nip(9)))
                .isEqualTo(mixed)
                .startsWith("422 ")
                .contains("employee-mismatch");
    }

    private String observed(String who, String asked) {
        String body = Facts.observation("siak", who).replace("{fresh}", "the-same");
        return said(
                world.ask("manager", "POST", "/api/observations", body),
                asked.replaceAll("\\{(.*)}", "$1-" + world.run()));
    }

    @Test
    void whose_a_nip_is_is_told_of_ones_own_people_only() {
        String own = nipTaken("manager", 3);
        String foreign = nipTaken("manager", 5);

        assertThat(own).contains(world.id("tono"));
        assertThat(foreign).contains("has it already").doesNotContain(world.id("hugo"));
        assertThat(nipTaken("operator", 5)).contains(world.id("hugo"));
    }

    private String nipTaken(String caller, int serial) {
        Answer answer = world.ask(
                caller,
                "PUT",
                "/api/employees/{fresh}",
                "{'name':'B','officeId':'{asem}','position':'p','nip':'" + world.nip(serial) + "'}");
        assertThat(answer.status()).isEqualTo(400);
        return answer.text("/detail");
    }

    @Test
    void what_is_not_the_callers_to_tell_stops_nothing_beside_it_and_is_not_kept() {
        String own = world.id("kept-own");
        Answer manager = world.ask(
                "manager",
                "POST",
                "/api/observations",
                "["
                        + of("siak", "hugo", world.id("kept-foreign")) + "," + of("other", "budi", own) + ","
                        + of("siak", "nobody", world.id("kept-none")) + "]");
        Answer registry = world.ask(
                "registry",
                "POST",
                "/api/observations",
                "[" + of("other", "budi", world.id("kept-other")) + "," + of("lapor", "hugo", world.id("kept-lapor"))
                        + "]");
        Answer unsound = world.ask(
                "registry", "POST", "/api/observations", "[5," + of("other", "budi", world.id("kept-other")) + "]");

        assertThat(manager.status()).isEqualTo(202);
        assertThat(manager.body().at("/accepted").intValue()).isEqualTo(1);
        assertThat(codes(manager)).containsExactly("0 unknown-employee", "2 unknown-employee");
        assertThat(registry.status()).isEqualTo(202);
        assertThat(codes(registry)).containsExactly("0 foreign-source");
        assertThat(unsound.status()).isEqualTo(422);
        assertThat(codes(unsound)).containsExactly("0 not-an-object", "1 foreign-source");
        assertThat(Log.of(Topic.OBSERVATIONS))
                .extracting(told -> told.envelope().id())
                .contains(own, world.id("kept-lapor"))
                .doesNotContain(world.id("kept-foreign"), world.id("kept-none"), world.id("kept-other"));
        assertThat(Log.of(Topic.QUARANTINE)).noneMatch(told -> told.json().contains(world.id("kept")));
    }

    private static String of(String source, String who, String id) {
        return Facts.observation(source, "'employeeId':'{" + who + "}'").replace("{fresh}", id);
    }

    private static List<String> codes(Answer answer) {
        return answer.body()
                .at("/rejected")
                .valueStream()
                .map(item ->
                        item.path("index").asInt() + " " + item.path("code").asString())
                .toList();
    }

    @Test
    void of_a_list_the_lines_of_ones_own_people_are_taken_and_the_others_told_alike() {
        Answer answer = world.ask("manager", "POST", "/api/employees/imports", """
                employeeId,name,officeId,position,supervisorId
                {hugo},H,{asem},p,
                {tono},T,{asem},p,{wulan}
                {budi},B,{port},p,
                {sari},S,{gub},p,{hugo}
                {listed},L,{gub},p,{sari}
                {listedtoo},L,{nowhere},p,
                """);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().at("/rejected").valueStream().map(line -> line.path("line")
                        .asInt()))
                .containsExactly(2, 4, 5, 7);
        assertThat(answer.body().at("/rejected").valueStream().map(line -> line.path("problem")
                        .asString()))
                .containsOnly(answer.text("/rejected/0/problem"));
        assertThat(world.get("operator", "/api/employees/{hugo}").text("/officeId"))
                .isEqualTo(world.id("port"));
        assertThat(world.get("operator", "/api/employees/{budi}").text("/officeId"))
                .isEqualTo(world.id("asem"));
        assertThat(world.get("operator", "/api/employees/{sari}")
                        .body()
                        .path("supervisorId")
                        .isNull())
                .isTrue();
        assertThat(world.get("operator", "/api/employees/{listed}").status()).isEqualTo(200);
    }

    @Test
    void a_supervisor_of_elsewhere_may_stay_who_it_is() {
        String body = "{'name':'G','officeId':'{gub}','position':'p','supervisorId':'{hugo}'}";
        world.ask("operator", "PUT", "/api/employees/{guest}", body);

        Answer kept = world.ask("manager", "PUT", "/api/employees/{guest}", body.replace("'G'", "'Guest'"));

        assertThat(kept.status()).isEqualTo(200);
        assertThat(kept.text("/name")).isEqualTo("Guest");
    }
}
