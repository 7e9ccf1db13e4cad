package id.timbang.indicator.directory.scim;

import static org.assertj.core.api.Assertions.assertThat;

import id.timbang.indicator.RunningService.Answer;
import id.timbang.indicator.RunningService.Client;
import id.timbang.kit.identity.Role;
import id.timbang.kit.identity.TestIdentity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerAdapter;

/** What SCIM clients are refused, and how they are told; and that nothing else is touched by it. */
class ScimRefusalsTest extends ScimTest {

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
}
