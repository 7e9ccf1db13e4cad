package id.timbang.indicator.directory.scim;

import static org.assertj.core.api.Assertions.assertThat;

import id.timbang.indicator.RunningService;
import id.timbang.indicator.RunningService.Answer;
import id.timbang.indicator.RunningService.Client;
import id.timbang.kit.identity.Role;
import id.timbang.kit.identity.TestIdentity;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerAdapter;

/** SCIM 2.0 as an identity system speaks it. */
class ScimApiTest {

    private static final String ENTERPRISE = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";
    private static final ZoneId JAKARTA = ZoneId.of("Asia/Jakarta");

    private final RunningService service = RunningService.shared();
    private final String run = UUID.randomUUID().toString().substring(0, 8);
    private final String office = "s-" + run;
    private final String id = "u-" + run;

    @BeforeEach
    void offices() {
        service.put("/api/offices/" + office, "{\"name\":\"Kota\"}");
        service.put("/api/offices/" + office + "-b", "{\"name\":\"B\",\"parentId\":\"" + office + "\"}");
    }

    @Test
    void a_user_becomes_an_employee_and_is_answered_as_one() {
        Answer created = scim("POST", "", user(id));

        assertThat(created.status()).as(created.body().toString()).isEqualTo(201);
        assertThat(created.type()).startsWith("application/scim+json");
        assertThat(created.text("/id")).isEqualTo(id);
        assertThat(created.text("/meta/location")).endsWith("/scim/v2/Users/" + id);
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

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "employeeNumber eq \"199004172015031001\"  | 400",
                "userName eq                                | 400",
                "nonsense                                   | 400",
                "meta.lastModified gt \"2011-05-13T04:42:34Z\" | 400",
                "userName gt \"a\"                          | 400",
                "password eq \"a\"                          | 400",
            })
    void a_filter_that_will_not_do_is_refused_as_scim_has_it(String filter, int status) {
        Answer refused = scim("GET", "?filter=" + encoded(filter), "");

        assertThat(refused.status()).as(refused.body().toString()).isEqualTo(status);
        assertThat(refused.text("/schemas/0")).isEqualTo("urn:ietf:params:scim:api:messages:2.0:Error");
        assertThat(refused.text("/status")).isEqualTo("" + status);
    }

    @Test
    void a_hostile_filter_is_refused_and_breaks_nothing() {
        assertThat(scim("GET", "?filter=" + "(".repeat(900), "").status()).isEqualTo(400);
        assertThat(scim("GET", "?filter=" + "not(".repeat(240) + "x", "").status())
                .isEqualTo(400);
        assertThat(scim("GET", "?filter=" + "(".repeat(2000), "").status()).isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "POST  |          | 400 |               | {",
                "POST  |          | 400 |               | {'schemas':['urn:ietf:params:scim:schemas:core:2.0:User']}",
                "POST  |          | 400 | invalidValue  | {'schemas':['urn:ietf:params:scim:schemas:core:2.0:User'],'userName':'x@kota.go.id','title':'p'}",
                "POST  |          | 409 | uniqueness    | USER",
                "PUT   | /ID      | 400 | mutability    | {'schemas':['urn:ietf:params:scim:schemas:core:2.0:User'],'userName':'another'}",
                "PATCH | /ID      | 400 | invalidValue  | {'schemas':['urn:ietf:params:scim:api:messages:2.0:PatchOp'],'Operations':[{'op':'remove','path':'title'}]}",
                "PATCH | /ID      | 400 |               | {'schemas':['urn:ietf:params:scim:api:messages:2.0:PatchOp'],'Operations':[{'op':'fly'}]}",
                "PUT   | /nobody  | 404 |               | USER",
                "PATCH | /nobody  | 404 |               | {'schemas':['urn:ietf:params:scim:api:messages:2.0:PatchOp'],'Operations':[{'op':'replace','path':'title','value':'x'}]}",
                "GET   | /nobody  | 404 |               | ``",
                "DELETE| /nobody  | 404 |               | ``",
                "DELETE| /Users   | 400 |               | ``",
                "DELETE| /s       | 400 |               | ``",
                "GET   | /search  | 400 |               | ``",
            })
    void errors_are_told_as_scim_has_them(String method, String path, int status, String scimType, String body) {
        scim("POST", "", user(id));

        Answer refused = scim(
                method.strip(),
                path == null ? "" : path.replace("ID", id),
                body.equals("USER")
                        ? user(path != null && path.contains("nobody") ? "nobody" : id)
                        : body.replace('\'', '"'));

        assertThat(refused.status()).as(refused.body().toString()).isEqualTo(status);
        assertThat(refused.type()).startsWith("application/scim+json");
        assertThat(refused.text("/schemas/0")).isEqualTo("urn:ietf:params:scim:api:messages:2.0:Error");
        assertThat(refused.text("/detail")).isNotEmpty();
        if (scimType != null) {
            assertThat(refused.text("/scimType")).isEqualTo(scimType);
        }
    }

    @Test
    void an_id_that_is_a_personal_number_is_refused_and_not_repeated() {
        Answer refused = scim("POST", "", user("199004172015031001"));

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text("/detail")).contains("tells birth date and sex").doesNotContain("199004172015031001");
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

    @Test
    void a_manager_of_one_agency_changes_its_people_only_and_others_nobody() {
        Client manager = service.as(TestIdentity.shared().manager(office));
        service.put("/api/offices/elsewhere", "{\"name\":\"E\"}");
        service.put("/api/employees/foreign-" + run, "{\"name\":\"F\",\"officeId\":\"elsewhere\",\"position\":\"p\"}");

        assertThat(as(manager, "POST", "", user(id).replace("boss-" + run, id + "-none"))
                        .status())
                .as("an unknown supervisor")
                .isEqualTo(403);
        assertThat(as(manager, "POST", "", user(id).replaceAll(",\"manager\":\\{[^}]*}", ""))
                        .status())
                .isEqualTo(201);
        for (String other : new String[] {"foreign-" + run, "nobody-" + run}) {
            for (String method : new String[] {"GET", "DELETE", "PUT"}) {
                Answer refused = as(manager, method, "/" + other, method.equals("PUT") ? user(other) : "");
                assertThat(refused.status()).isEqualTo(403);
                assertThat(refused.text("/code")).isEqualTo("not-yours");
            }
        }
        Answer mine = as(manager, "GET", "", "");
        assertThat(mine.body().at("/totalResults").intValue()).isEqualTo(1);

        for (String token : new String[] {
            TestIdentity.shared().auditor(),
            TestIdentity.shared().registry("siak"),
            TestIdentity.shared().person(id, Role.EMPLOYEE)
        }) {
            for (String path : new String[] {"/Users", "/Users/" + id, "/Schemas", "/ServiceProviderConfig"}) {
                Answer refused = service.as(token).get("/scim/v2" + path);
                assertThat(refused.status()).isEqualTo(403);
                assertThat(refused.text("/code")).isEqualTo("not-yours");
                assertThat(refused.type()).startsWith("application/scim+json");
            }
        }
    }

    @Test
    void what_is_offered_can_be_looked_up() {
        assertThat(service.get("/scim/v2/ServiceProviderConfig")
                        .body()
                        .at("/patch/supported")
                        .booleanValue())
                .isTrue();
        assertThat(service.get("/scim/v2/ServiceProviderConfig")
                        .body()
                        .at("/bulk/supported")
                        .booleanValue())
                .isFalse();
        assertThat(service.get("/scim/v2/Schemas").body().toString()).contains(ENTERPRISE);
        assertThat(service.get("/scim/v2/ResourceTypes").body().toString()).contains("/Users");
        assertThat(service.get("/scim/v2/Groups").status()).isEqualTo(404);
        assertThat(service.post("/scim/v2/Bulk", "{}").status()).isEqualTo(404);
    }

    @Test
    void the_rest_of_the_interface_keeps_its_own_json() {
        assertThat(service.bean(RequestMappingHandlerAdapter.class).getMessageConverters())
                .extracting(converter -> converter.getClass().getName())
                .anyMatch(name -> name.endsWith("JacksonJsonHttpMessageConverter"))
                .noneMatch(name -> name.endsWith("MappingJackson2HttpMessageConverter"));
    }

    private void people() {
        IntStream.range(0, 5)
                .forEach(n -> service.put(
                        "/api/employees/f-" + run + "-" + n,
                        "{\"name\":\"Name " + run + " " + n + "\",\"officeId\":\"" + office + (n < 3 ? "" : "-b")
                                + "\",\"position\":\"Petugas " + n + "\"}"));
    }

    private Answer patch(String operation) {
        return scim(
                "PATCH",
                "/" + id,
                ("{'schemas':['urn:ietf:params:scim:api:messages:2.0:PatchOp'],'Operations':[" + operation + "]}")
                        .replace('\'', '"'));
    }

    private Answer scim(String method, String path, String body) {
        return service.send(method, "/scim/v2/Users" + path, "application/scim+json", BodyPublishers.ofString(body));
    }

    private static Answer as(Client client, String method, String path, String body) {
        return client.send(method, "/scim/v2/Users" + path, "application/scim+json", BodyPublishers.ofString(body));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private String nip() {
        return "80000000%010d".formatted(Integer.toUnsignedLong(run.hashCode()));
    }

    private String user(String userName) {
        return """
                {"schemas":["urn:ietf:params:scim:schemas:core:2.0:User","%s"],"userName":"%s","displayName":"Budi Santoso",
                 "title":"Petugas","active":true,"%s":{"employeeNumber":"%s","department":"%s","manager":{"value":"%s"}}}""".formatted(ENTERPRISE, userName, ENTERPRISE, nip(), office, "boss-" + run);
    }
}
