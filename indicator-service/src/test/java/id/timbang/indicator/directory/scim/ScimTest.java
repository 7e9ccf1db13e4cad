package id.timbang.indicator.directory.scim;

import id.timbang.indicator.RunningService;
import id.timbang.indicator.RunningService.Answer;
import id.timbang.indicator.RunningService.Client;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;

/** Asks as an identity system does; each test has an office and a user of its own. */
abstract class ScimTest {

    static final String ENTERPRISE = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";
    static final ZoneId JAKARTA = ZoneId.of("Asia/Jakarta");

    final RunningService service = RunningService.shared();
    final String run = UUID.randomUUID().toString().substring(0, 8);
    final String office = "s-" + run;
    final String id = "u-" + run;

    @BeforeEach
    void offices() {
        service.put("/api/offices/" + office, "{\"name\":\"Kota\"}");
        service.put("/api/offices/" + office + "-b", "{\"name\":\"B\",\"parentId\":\"" + office + "\"}");
    }

    final void people() {
        IntStream.range(0, 5)
                .forEach(n -> service.put(
                        "/api/employees/f-" + run + "-" + n,
                        "{\"name\":\"Name " + run + " " + n + "\",\"officeId\":\"" + office + (n < 3 ? "" : "-b")
                                + "\",\"position\":\"Petugas " + n + "\"}"));
    }

    final Answer patch(String operation) {
        return scim(
                "PATCH",
                "/" + id,
                ("{'schemas':['urn:ietf:params:scim:api:messages:2.0:PatchOp'],'Operations':[" + operation + "]}")
                        .replace('\'', '"'));
    }

    final Answer scim(String method, String path, String body) {
        return service.send(method, "/scim/v2/Users" + path, "application/scim+json", BodyPublishers.ofString(body));
    }

    static Answer as(Client client, String method, String path, String body) {
        return client.send(method, "/scim/v2/Users" + path, "application/scim+json", BodyPublishers.ofString(body));
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    final String nip() {
        return "80000000%010d".formatted(Integer.toUnsignedLong(run.hashCode()));
    }

    final String user(String userName) {
        return """
                {"schemas":["urn:ietf:params:scim:schemas:core:2.0:User","%s"],"userName":"%s","displayName":"Budi Santoso",
                 "title":"Petugas","active":true,"%s":{"employeeNumber":"%s","department":"%s","manager":{"value":"%s"}}}""".formatted(ENTERPRISE, userName, ENTERPRISE, nip(), office, "boss-" + run);
    }
}
