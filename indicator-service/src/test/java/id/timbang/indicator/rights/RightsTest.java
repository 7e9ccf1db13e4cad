package id.timbang.indicator.rights;

import static org.assertj.core.api.Assertions.assertThat;

import id.timbang.indicator.RunningService.Answer;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who may what, on whose things: asked over HTTP by everybody. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RightsTest {

    private World world;

    @BeforeAll
    void make() {
        world = World.make();
    }

    /**
     * Columns as in {@link World#CALLERS}; y: done, n: refused, 4: not there, x: the request was read and will not do,
     * -: not asked.
     */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "GET /api/offices/{asem}                    |                                          | yyynynyn",
                "GET /api/offices/{gub}                     |                                          | yyynynyn",
                "GET /api/offices/{kota}                    |                                          | yyynynyn",
                "GET /api/offices/{port}                    |                                          | nnnnynyn",
                "GET /api/offices/{nowhere}                 |                                          | nnnn4n4n",
                "GET /api/offices                           |                                          | yyyyynyy",
                "PUT /api/offices/{asem}                    | {'name':'A','parentId':'{kota}'}         | nnynnnyn",
                "PUT /api/offices/{kota}                    | {'name':'A'}                             | nnynnnyn",
                "PUT /api/offices/{kota}                    | {'name':'A','parentId':'{port}'}         | nnnnnn-n",
                "PUT /api/offices/{kota}                    | {'name':'A','parentId':'{asem}'}         | nnnnnnxn",
                "PUT /api/offices/{asem}                    | {'name':'A','parentId':'{port}'}         | nnnnnn-n",
                "PUT /api/offices/{asem}                    | {'name':'A'}                             | nnnnnn-n",
                "PUT /api/offices/{port}                    | {'name':'A'}                             | nnnnnnyn",
                "PUT /api/offices/{port}                    | {'name':'A','parentId':'{kota}'}         | nnnnnn-n",
                "PUT /api/offices/{fresh}                   | {'name':'A','parentId':'{asem}'}         | nnynnnyn",
                "PUT /api/offices/{fresh}                   | {'name':'A','parentId':'{port}'}         | nnnnnnyn",
                "PUT /api/offices/{fresh}                   | {'name':'A','parentId':'{nowhere}'}      | nnnnnnxn",
                "PUT /api/offices/{fresh}                   | {'name':'A'}                             | nnnnnnyn",
                "GET /api/employees                         |                                          | yyyyynyy",
                "GET /api/employees/{budi}                  |                                          | yyynynyn",
                "GET /api/employees/{wulan}                 |                                          | nyynynyn",
                "GET /api/employees/{tono}                  |                                          | nnynynyn",
                "GET /api/employees/{sari}                  |                                          | nnynynyn",
                "GET /api/employees/{hugo}                  |                                          | nnnnynyn",
                "GET /api/employees/{nobody}                |                                          | nnnn4n4n",
                "PUT /api/employees/{budi}                  | {'name':'B','officeId':'{asem}','position':'p','supervisorId':'{wulan}'} | nnynnnyn",
                "PUT /api/employees/{hugo}                  | {'name':'H','officeId':'{port}','position':'p'} | nnnnnnyn",
                "PUT /api/employees/{hugo}                  | {'name':'H','officeId':'{asem}','position':'p'} | nnnnnn-n",
                "PUT /api/employees/{budi}                  | {'name':'B','officeId':'{port}','position':'p'} | nnnnnn-n",
                "PUT /api/employees/{budi}                  | {'name':'B','officeId':'{nowhere}','position':'p'} | nnnnnnxn",
                "PUT /api/employees/{budi}                  | {'name':'B','officeId':'{asem}','position':'p','supervisorId':'{hugo}'} | nnnnnn-n",
                "PUT /api/employees/{budi}                  | {'name':'B','officeId':'{asem}','position':'p','supervisorId':'{nobody}'} | nnnnnn-n",
                "PUT /api/employees/{budi}                  | {'name':'B','officeId':'{asem}','position':'p','supervisorId':'{budi}'} | nnxnnnxn",
                "PUT /api/employees/{budi}                  | {}                                       | nnxnnnxn",
                "PUT /api/employees/{hugo}                  | {}                                       | nnnnnnxn",
                "PUT /api/employees/{nobody}                | {}                                       | nnnnnnxn",
                "PUT /api/employees/{fresh}                 | {'name':'F','officeId':'{gub}','position':'p','supervisorId':'{budi}'} | nnynnnyn",
                "PUT /api/employees/{fresh}                 | {'name':'F','officeId':'{gub}','position':'p','supervisorId':'{hugo}'} | nnnnnnyn",
                "PUT /api/employees/{fresh}                 | {'name':'F','officeId':'{port}','position':'p'} | nnnnnnyn",
                "POST /api/employees/imports                | employeeId,name,officeId,position\\n{fresh},F,{port},p | nnynnnyn",
                "PUT /api/employees/{budi}                  | {'name':'B','officeId':'{asem}','position':'p','supervisorId':'{wulan}','assignments':[{'officeId':'{gub}','position':'p'},{'from':'2026-01-05','officeId':'{asem}','position':'p'}]} | nnynnnyn",
                "PUT /api/employees/{budi}                  | {'name':'B','officeId':'{asem}','position':'p','supervisorId':'{wulan}','assignments':[{'officeId':'{port}','position':'p'},{'from':'2026-01-05','officeId':'{asem}','position':'p'}]} | nnnnnn-n",
                "PUT /api/employees/{budi}                  | {'name':'B','officeId':'{asem}','position':'p','supervisorId':'{wulan}','assignments':[{'officeId':'{nowhere}','position':'p'},{'from':'2026-01-05','officeId':'{asem}','position':'p'}]} | nnnnnnxn",
                "GET /api/employees/imports/{none}          |                                          | nnnn4nnn",
                "GET /api/employees/{budi}/absences         |                                          | yyynynyn",
                "GET /api/employees/{hugo}/absences         |                                          | nnnnynyn",
                "GET /api/employees/{nobody}/absences       |                                          | nnnn4n4n",
                "GET /api/calendars                         |                                          | yyyyynyy",
                "GET /api/calendars/2026                    |                                          | yyyyynyy",
                "GET /api/calendars/2032                    |                                          | 44444n44",
                "PUT /api/calendars/2033                    | {'workingDays':['MONDAY'],'holidays':[]} | nnnnnnyn",
                "PUT /api/calendars/2034                    | {}                                       | nnnnnnxn",
                "POST /api/calendars/2026/load              |                                          | nnnnnnyn",
                "GET /scim/v2/Users                         |                                          | nnynnnyn",
                "GET /scim/v2/Schemas                       |                                          | nnynnnyn",
                "GET /scim/v2/Users/{budi}                  |                                          | nnynnnyn",
                "GET /scim/v2/Users/{hugo}                  |                                          | nnnnnnyn",
                "GET /scim/v2/Users/{nobody}                |                                          | nnnnnn4n",
                "DELETE /scim/v2/Users/{hugo}               |                                          | nnnnnn-n",
                "GET /api/employees/{budi}/absences/a1      |                                          | yyynynyn",
                "GET /api/employees/{wulan}/absences/a1     |                                          | nyynynyn",
                "GET /api/employees/{tono}/absences/a1      |                                          | nnynynyn",
                "GET /api/employees/{sari}/absences/a1      |                                          | nnynynyn",
                "GET /api/employees/{hugo}/absences/a1      |                                          | nnnnynyn",
                "GET /api/employees/{hugo}/absences/a2      |                                          | nnnn4n4n",
                "GET /api/employees/{nobody}/absences/a1    |                                          | nnnn4n4n",
                "PUT /api/employees/{budi}/absences/a1      | {'from':'2026-11-09','to':'2026-11-11','kind':'ANNUAL_LEAVE'} | nnynnnyn",
                "PUT /api/employees/{hugo}/absences/a1      | {'from':'2026-11-09','to':'2026-11-11','kind':'ANNUAL_LEAVE'} | nnnnnnyn",
                "PUT /api/employees/{hugo}/absences/{fresh} | {'from':'2026-11-09','to':'2026-11-11','kind':'ANNUAL_LEAVE'} | nnnnnnyn",
                "PUT /api/employees/{nobody}/absences/a1    | {}                                       | nnnnnn4n",
                "GET /api/indicators                        |                                          | yyyyynyy",
                "GET /api/indicators/{docs}                 |                                          | yyyyynyy",
                "GET /api/indicators/{none}                 |                                          | 44444n44",
                "PUT /api/indicators/{docs}                 | {'name':{'id':'x','en':'x'},'unit':'x','aspect':'QUANTITY','measure':'COUNT','polarity':'HIGHER'} | nnynnnyn",
                "PUT /api/indicators/{none}                 | {}                                       | nnxnnnxn",
                "GET /api/scorecards                        |                                          | yyyyynyy",
                "GET /api/scorecards/{card}                 |                                          | yyyyynyy",
                "GET /api/scorecards/{none}                 |                                          | 44444n44",
                "PUT /api/scorecards/{none}                 | {}                                       | nnxnnnxn",
                "POST /api/observations                     | OBSERVATION of siak about budi           | nnynnyyn",
                "POST /api/observations                     | OBSERVATION of siak about hugo           | nnnnnyyn",
                "POST /api/observations                     | OBSERVATION of siak about nobody         | nnnnnxxn",
                "POST /api/observations                     | OBSERVATION of other about budi          | nnynnnyn",
                "POST /api/observations                     | OBSERVATION of other about nobody        | nnnnnnxn",
                "POST /api/observations/siak/{fresh}/retraction | {'reason':'x'}                       | nnnnnyyn",
                "POST /api/observations/siak/{fresh}/retraction | {'reason':'x','employeeId':'{budi}'} | nnynnyyn",
                "POST /api/observations/siak/{fresh}/retraction | {'reason':'x','employeeId':'{hugo}'} | nnnnnyyn",
                "POST /api/observations/siak/{fresh}/retraction | {'reason':'x','employeeId':'{nobody}'} | nnnnnxxn",
                "POST /api/observations/other/{fresh}/retraction | {'reason':'x','employeeId':'{budi}'} | nnynnnyn",
                "POST /api/observations/siak/{fresh}/retraction | {}                                   | nnxnnxxn",
                "POST /api/observations/retractions         | {'source':'siak','id':'{fresh}','reason':'x','employeeId':'{budi}'} | nnynnyyn",
                "POST /api/observations/retractions         | [{'source':'siak','id':'{fresh}','reason':'x','employeeId':'{hugo}'}] | nnnnnyyn",
                "POST /api/observations/retractions         | [{'source':'other','id':'{fresh}','reason':'x','employeeId':'{budi}'}] | nnynnnyn",
                "POST /api/observations/siak/{fresh}/correction | CORRECTION about budi                | nnynnyyn",
                "POST /api/observations/siak/{fresh}/correction | CORRECTION about hugo                | nnnnnyyn",
                "POST /api/observations/siak/{fresh}/correction | CORRECTION about nobody              | nnnnnxxn",
                "POST /api/observations/other/{fresh}/correction | CORRECTION about budi               | nnynnnyn",
                "POST /api/observations/corrections         | NAMED CORRECTION of siak about budi      | nnynnyyn",
                "POST /api/observations/corrections         | NAMED CORRECTION of siak about hugo      | nnnnnyyn",
                "POST /api/observations/corrections         | NAMED CORRECTION of other about budi     | nnynnnyn",
                "POST /api/observations                     | no JSON                                  | nnxnnxxn",
            })
    void is_answered(String request, String body, String wanted) {
        String[] words = request.split(" ", 2);
        Set<String> refusals = new HashSet<>();
        for (int caller = 0; caller < World.CALLERS.length; caller++) {
            char expected = wanted.charAt(caller);
            if (expected != '-') {
                Answer answer = world.ask(World.CALLERS[caller], words[0], words[1].strip(), body(body));
                assertThat(outcome(answer))
                        .as(World.CALLERS[caller] + ": " + answer.body())
                        .isEqualTo(expected);
                if (expected == 'n') {
                    refusals.add(answer.text("/type") + answer.text("/title") + answer.text("/detail"));
                }
            }
        }
        assertThat(refusals).as("every refusal is worded alike").hasSizeLessThanOrEqualTo(1);
    }

    private static char outcome(Answer answer) {
        return switch (answer.status()) {
            case 200, 201, 202 -> 'y';
            case 403 -> answer.text("/code").equals("not-yours") ? 'n' : '?';
            case 404 -> '4';
            case 400, 422 -> 'x';
            default -> '?';
        };
    }

    private static String body(String given) {
        if (given == null) {
            return "";
        }
        String[] words = given.strip().split(" ");
        if (words[0].equals("CORRECTION")) {
            return Facts.correction("", words[2]);
        }
        if (words[0].equals("NAMED")) {
            return Facts.correction("'id':'{fresh}','source':'" + words[3] + "',", words[5]);
        }
        return words[0].equals("OBSERVATION")
                ? Facts.observation(words[2], "'employeeId':'{" + words[4] + "}'")
                : given.strip().replace("\\n", "\n");
    }
}
