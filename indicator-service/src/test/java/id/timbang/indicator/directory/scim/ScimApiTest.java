package id.timbang.indicator.directory.scim;

import static org.assertj.core.api.Assertions.assertThat;

import id.timbang.indicator.RunningService.Answer;
import java.net.URI;
import java.time.Clock;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** SCIM 2.0 as an identity system speaks it. */
class ScimApiTest extends ScimTest {

    @Test
    void a_user_becomes_an_employee_and_is_answered_as_one() {
        Answer created = scim("POST", "", user(id));

        assertThat(created.status()).as(created.body().toString()).isEqualTo(201);
        assertThat(created.type()).startsWith("application/scim+json");
        assertThat(created.text("/id")).isEqualTo(id);
        assertThat(created.text("/meta/location")).endsWith("/scim/v2/Users/" + id);
        assertThat(created.response().headers().firstValue("Location")).contains(created.text("/meta/location"));
        Answer employee = service.get("/api/employees/" + id);
        assertThat(employee.text("/name")).isEqualTo("Budi Santoso");
        assertThat(employee.text("/nip")).isEqualTo(nip());
        assertThat(employee.text("/officeId")).isEqualTo(office);
        assertThat(employee.text("/position")).isEqualTo("Petugas");
        assertThat(employee.text("/supervisorId")).isEqualTo("boss-" + run);
        Answer got = scim("GET", "/" + id, "");
        assertThat(got.status()).isEqualTo(200);
        assertThat(got.text("/userName")).isEqualTo(id);
        assertThat(got.body().at("/active").booleanValue()).isTrue();
        assertThat(got.body().path(ENTERPRISE).path("department").asString()).isEqualTo(office);
    }

    @Test
    void addresses_are_those_of_the_front_door_where_it_is_told() {
        ScimSettings told = new ScimSettings(URI.create("https://timbang.kota.go.id"));

        assertThat(told.outside(new StringBuffer("http://127.0.0.1:8081/scim/v2/Users"), "/scim/v2/Users"))
                .isEqualTo("https://timbang.kota.go.id/scim/v2/Users");
    }

    @Test
    void put_replaces_and_keeps_what_scim_does_not_know() {
        service.put(
                "/api/employees/" + id,
                "{\"name\":\"Old\",\"officeId\":\"" + office
                        + "\",\"position\":\"Petugas\",\"grade\":\"III/b\",\"sex\":\"MALE\",\"birthDate\":\"1990-04-17\","
                        + "\"activeFrom\":\"2015-03-01\"}");

        Answer put = scim("PUT", "/" + id, user(id));
        Answer again = scim("PUT", "/" + id, user(id));

        assertThat(put.status()).as(put.body().toString()).isEqualTo(200);
        assertThat(again.status()).isEqualTo(200);
        Answer employee = service.get("/api/employees/" + id);
        assertThat(employee.body().at("/version").intValue()).isEqualTo(2);
        assertThat(employee.text("/name")).isEqualTo("Budi Santoso");
        assertThat(employee.text("/grade")).isEqualTo("III/b");
        assertThat(employee.text("/sex")).isEqualTo("MALE");
        assertThat(employee.text("/birthDate")).isEqualTo("1990-04-17");
        assertThat(employee.text("/activeFrom")).isEqualTo("2015-03-01");
    }

    @Test
    void patch_changes_one_thing_and_another_office_is_a_transfer_of_today() {
        scim("POST", "", user(id));

        Answer moved = patch("{'op':'replace','path':'" + ENTERPRISE + ":department','value':'" + office + "-b'}");
        Answer renamed = patch("{'op':'Replace','path':'displayName','value':'Budi S.'}");
        Answer noBoss = patch("{'op':'remove','path':'" + ENTERPRISE + ":manager'}");

        assertThat(moved.status()).as(moved.body().toString()).isEqualTo(200);
        assertThat(moved.text("/meta/location")).endsWith("/scim/v2/Users/" + id);
        assertThat(renamed.status()).isEqualTo(200);
        assertThat(noBoss.status()).as(noBoss.body().toString()).isEqualTo(200);
        Answer employee = service.get("/api/employees/" + id);
        assertThat(employee.text("/name")).isEqualTo("Budi S.");
        assertThat(employee.body().at("/supervisorId").isNull()).isTrue();
        assertThat(employee.text("/nip")).isEqualTo(nip());
        assertThat(employee.body().at("/assignments")).hasSize(2);
        assertThat(employee.text("/assignments/1/officeId")).isEqualTo(office + "-b");
        assertThat(employee.text("/assignments/1/from"))
                .isEqualTo(LocalDate.now(Clock.system(JAKARTA)).toString());
    }

    @Test
    void who_is_no_more_active_or_deleted_ends_today_and_stays_known() {
        scim("POST", "", user(id));

        Answer inactive = patch("{'op':'replace','value':{'active':false}}");
        Answer back = patch("{'op':'replace','path':'active','value':true}");
        String whileBack = service.get("/api/employees/" + id).text("/activeTo");
        Answer deleted = scim("DELETE", "/" + id, "");

        assertThat(inactive.status()).as(inactive.body().toString()).isEqualTo(200);
        assertThat(inactive.body().at("/active").booleanValue()).isFalse();
        assertThat(back.body().at("/active").booleanValue()).isTrue();
        assertThat(whileBack).isEmpty();
        assertThat(deleted.status()).isEqualTo(204);
        assertThat(service.get("/api/employees/" + id).text("/activeTo"))
                .isEqualTo(LocalDate.now(Clock.system(JAKARTA)).toString());
        assertThat(scim("GET", "/" + id, "").body().at("/active").booleanValue())
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "userName eq \"f-RUN-1\"                                     | 1",
                "userName sw \"F-RUN\" and active eq true                    | 5",
                "externalId sw \"f-RUN\" and not (title eq \"petugas 2\")    | 4",
                "displayName eq \"NAME RUN 3\"                               | 1",
                "name.formatted ew \"RUN 3\" or id eq \"f-RUN-0\"            | 2",
                "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department eq \"s-RUN-b\" | 2",
                "displayName co \"RUN\" and active eq false                  | 0",
                "userName sw \"f-RUN\" and displayName eq \".*\"             | 0",
            })
    void users_are_found_by_filters(String filter, int found) {
        people();

        Answer answer = scim("GET", "?filter=" + encoded(filter.replace("RUN", run)), "");

        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
        assertThat(answer.body().at("/totalResults").intValue()).isEqualTo(found);
        assertThat(answer.body().path("Resources")).hasSize(found);
    }

    @Test
    void lists_come_page_by_page_and_never_more_than_the_most() {
        people();
        String filter = "filter=" + encoded("userName sw \"f-" + run + "\"");

        Answer second = scim("GET", "?" + filter + "&startIndex=3&count=2", "");
        Answer beyond = scim("GET", "?" + filter + "&startIndex=99999999999&count=2", "");
        Answer none = scim("GET", "?" + filter + "&count=0", "");
        Answer all = scim("GET", "?count=100000", "");

        assertThat(second.body().at("/totalResults").intValue()).isEqualTo(5);
        assertThat(second.text("/Resources/0/id")).isEqualTo("f-" + run + "-2");
        assertThat(second.body().at("/Resources")).hasSize(2);
        assertThat(beyond.body().path("Resources")).isEmpty();
        assertThat(none.body().path("Resources")).isEmpty();
        assertThat(none.body().at("/totalResults").intValue()).isEqualTo(5);
        assertThat(all.body().at("/itemsPerPage").intValue()).isLessThanOrEqualTo(200);
    }

    @Test
    void a_user_name_that_is_an_address_goes_with_an_external_id() {
        Answer created = scim(
                "POST",
                "",
                user("budi@kota.go.id").replace("{\"schemas\"", "{\"externalId\":\"" + id + "\",\"schemas\""));

        assertThat(created.status()).as(created.body().toString()).isEqualTo(201);
        assertThat(created.text("/id")).isEqualTo(id);
    }
}
