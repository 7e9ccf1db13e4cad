package id.timbang.indicator.directory;

import static org.assertj.core.api.Assertions.assertThat;

import id.timbang.contracts.EmployeeChanged;
import id.timbang.contracts.Topic;
import id.timbang.indicator.Log;
import id.timbang.indicator.RunningService;
import id.timbang.indicator.RunningService.Answer;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Transfers between offices and positions, over HTTP. */
class TransferApiTest {

    private final RunningService service = RunningService.shared();
    private final String run = UUID.randomUUID().toString().substring(0, 8);
    private final String path = "/api/employees/t-" + run;

    @BeforeEach
    void offices() {
        service.put("/api/offices/t-asem", "{\"name\":\"Asemrowo\"}");
        service.put("/api/offices/t-gub", "{\"name\":\"Gubeng\"}");
    }

    @Test
    void a_transfer_begins_the_next_assignment_and_the_one_before_stays() {
        put("t-asem", "officer", "");

        Answer moved = put("t-gub", "officer", "'assignedFrom':'2026-03-02'");
        Answer again = put("t-gub", "officer", "'assignedFrom':'2026-03-02'");
        Answer promoted = put("t-gub", "head", "'assignedFrom':'2026-06-01'");

        assertThat(assignments(moved)).isEqualTo("- t-asem officer, 2026-03-02 t-gub officer");
        assertThat(again.body()).isEqualTo(moved.body());
        assertThat(assignments(promoted))
                .isEqualTo("- t-asem officer, 2026-03-02 t-gub officer, 2026-06-01 t-gub head");
        assertThat(promoted.text("/officeId")).isEqualTo("t-gub");
        assertThat(service.get(path).body()).isEqualTo(promoted.body());
        assertThat(Log.of(Topic.DIRECTORY))
                .filteredOn(told -> told.key().equals("employee/t-" + run))
                .last()
                .extracting(told ->
                        ((EmployeeChanged) told.envelope().data()).history().size())
                .isEqualTo(3);
    }

    @Test
    void what_get_answers_after_transfers_can_be_put_back_and_changed_by_one_field() {
        put("t-asem", "officer", "'assignedFrom':'2026-01-05'");
        Answer moved = put("t-gub", "officer", "'assignedFrom':'2026-03-02'");

        Answer back = service.put(path, moved.body().toString());
        Answer renamed = service.put(path, moved.body().toString().replace("\"Budi\"", "\"Budi S\""));
        Answer onward = service.put(
                path,
                renamed.body()
                        .toString()
                        .replace("\"position\":\"officer\",\"sup", "\"position\":\"head\",\"sup")
                        .replaceFirst("\\{", "{\"assignedFrom\":\"2026-07-01\","));

        assertThat(back.status()).isEqualTo(200);
        assertThat(back.body()).isEqualTo(moved.body());
        assertThat(assignments(renamed)).isEqualTo(assignments(moved));
        assertThat(assignments(onward))
                .isEqualTo("2026-01-05 t-asem officer, 2026-03-02 t-gub officer, 2026-07-01 t-gub head");
    }

    @Test
    void without_a_date_the_present_assignment_is_corrected_and_a_wrong_transfer_taken_back() {
        put("t-asem", "officer", "");
        put("t-gub", "officer", "'assignedFrom':'2026-03-02'");

        assertThat(assignments(put("t-gub", "clerk", ""))).isEqualTo("- t-asem officer, 2026-03-02 t-gub clerk");
        assertThat(assignments(put("t-gub", "clerk", "'assignedFrom':'2026-03-09'")))
                .isEqualTo("- t-asem officer, 2026-03-09 t-gub clerk");
        assertThat(assignments(put("t-asem", "officer", ""))).isEmpty();
    }

    @Test
    void a_whole_list_replaces_what_was_known() {
        put("t-asem", "officer", "");
        put("t-gub", "officer", "'assignedFrom':'2026-03-02'");

        Answer mended = put(
                "t-gub",
                "officer",
                "'assignments':[{'from':'2025-01-06','officeId':'t-gub','position':'trainee'},"
                        + "{'from':'2025-06-02','officeId':'t-asem','position':'officer'},"
                        + "{'from':'2026-03-02','officeId':'t-gub','position':'officer'}]");

        assertThat(assignments(mended))
                .isEqualTo("2025-01-06 t-gub trainee, 2025-06-02 t-asem officer, 2026-03-02 t-gub officer");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "assignedFrom             | is in the future  | 'assignedFrom':'2199-01-01'",
                "assignedFrom             | is before the pre | 'assignedFrom':'2026-02-27'",
                "activeFrom               | before activeFrom | 'assignedFrom':'2026-03-09','activeFrom':'2026-04-01'",
                "assignedFrom             | after activeTo    | 'assignedFrom':'2026-03-09','activeTo':'2026-03-06'",
                "activeTo                 | after activeTo    | 'activeTo':'2026-01-06'",
                "activeFrom               | before activeFrom | 'activeFrom':'2026-04-01'",
                "activeTo                 | is before activeF | 'activeFrom':'2026-04-01','activeTo':'2026-03-01'",
                "activeTo                 | is no day         | 'activeTo':'9999-12-31'",
                "assignments              | the last one must | 'assignments':[{'officeId':'t-asem','position':'officer'}]",
                "assignments[0].officeId  | no office 'no'    | 'assignments':[{'officeId':'no','position':'x'}]",
                "assignments[1]           | is missing        | 'assignments':[{'officeId':'t-gub','position':'x'},null]",
                "assignments[1].from      | is missing        | 'assignments':[{'officeId':'t-gub','position':'x'},{'officeId':'t-gub','position':'chief'}]",
                "assignments[1].from      | is not after      | 'assignments':[{'from':'2026-05-04','officeId':'t-gub','position':'x'},{'from':'2026-05-04','officeId':'t-gub','position':'chief'}]",
                "assignments[0].from      | is in the future  | 'assignments':[{'from':'2199-05-04','officeId':'t-gub','position':'chief'}]",
                "assignments[0].from      | before activeFrom | 'activeFrom':'2026-01-01','assignments':[{'from':'2025-05-04','officeId':'t-gub','position':'chief'}]",
                "assignedFrom             | leave one of the  | 'assignedFrom':'2026-05-05','assignments':[{'from':'2026-05-04','officeId':'t-gub','position':'chief'}]",
            })
    void what_cannot_be_is_named(String field, String detail, String given) {
        put("t-asem", "officer", "");
        Answer before = put("t-gub", "officer", "'assignedFrom':'2026-03-02'");

        Answer refused = put("t-gub", "chief", given);

        assertThat(refused.status()).as(refused.body().toString()).isEqualTo(400);
        assertThat(refused.text("/errors/0/field")).isEqualTo(field);
        assertThat(refused.text("/errors/0/detail")).contains(detail);
        assertThat(service.get(path).body()).isEqualTo(before.body());
    }

    private Answer put(String office, String position, String more) {
        return service.put(
                path,
                ("{'name':'Budi','officeId':'" + office + "','position':'" + position + "'"
                                + (more.isEmpty() ? "" : "," + more) + "}")
                        .replace('\'', '"'));
    }

    private static String assignments(Answer answer) {
        assertThat(answer.status()).as(answer.body().toString()).isIn(200, 201);
        StringBuilder words = new StringBuilder();
        answer.body().path("assignments").forEach(one -> words.append(words.isEmpty() ? "" : ", ")
                .append(one.path("from").asString("-"))
                .append(' ')
                .append(one.path("officeId").asString())
                .append(' ')
                .append(one.path("position").asString()));
        return words.toString();
    }
}
