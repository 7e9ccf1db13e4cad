package id.timbang.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** People and machines at the running provider. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class IdentityProviderTest {

    private static final String SECRET = "the-front-doors-secret";

    @TempDir
    static Path directory;

    private ConfigurableApplicationContext provider;
    private int port;

    @BeforeAll
    void start() {
        provider = start(directory, true);
        port = ((WebServerApplicationContext) provider).getWebServer().getPort();
    }

    static ConfigurableApplicationContext start(Path directory, boolean demonstration) {
        return IdentityProvider.application()
                .run(
                        "--server.port=0",
                        "--timbang.identity-provider.address=http://localhost:9999",
                        "--timbang.identity-provider.directory=" + directory,
                        "--timbang.identity-provider.demonstration=" + demonstration,
                        "--timbang.identity-provider.client-secret=" + SECRET);
    }

    @AfterAll
    void stop() {
        provider.close();
    }

    @Test
    void a_person_logs_in_and_the_front_door_gets_tokens_that_say_what_they_may_be() throws Exception {
        Browser browser = new Browser(port);
        JsonNode tokens = tokens(browser, "wulan");
        JWTClaimsSet access = claims(tokens.path("access_token").asString());
        JWTClaimsSet id = claims(tokens.path("id_token").asString());

        assertThat(access.getIssuer()).isEqualTo("http://localhost:9999");
        assertThat(access.getAudience()).containsExactly("timbang-services");
        assertThat(access.getSubject()).isEqualTo("e-0020");
        assertThat(access.getStringListClaim("roles")).containsExactlyInAnyOrder("employee", "supervisor");
        assertThat(access.getStringClaim("employee_id")).isEqualTo("e-0020");
        assertThat(access.getExpirationTime().getTime() - access.getIssueTime().getTime())
                .isEqualTo(300_000);
        assertThat(access.toString()).doesNotContain("Wulan");
        assertThat(id.getAudience()).containsExactly("timbang");
        assertThat(id.getStringClaim("name")).isEqualTo("Wulan Maharani");
        assertThat(id.getStringClaim("nonce")).isEqualTo("some-nonce");
        assertThat(tokens.path("refresh_token").asString()).isNotEmpty();
    }

    private static JsonNode tokens(Browser browser, String username) throws Exception {
        return new JsonMapper()
                .readTree(browser.exchange(code(browser, username), Browser.VERIFIER, SECRET)
                        .body());
    }

    private static String code(Browser browser, String username) throws Exception {
        Map<String, String> wanted = Browser.authorization(Browser.challenge(Browser.VERIFIER));
        assertThat(Browser.location(browser.authorize(wanted))).endsWith("/identity/login");
        HttpResponse<String> in = browser.logIn(username, "timbang-demo");
        assertThat(Browser.location(in)).contains("/oauth2/authorize");
        String back = Browser.location(browser.get(Browser.location(in)));
        assertThat(back).startsWith(Browser.CALLBACK + "?").contains("state=some-state");
        return Browser.parameter(back, "code");
    }

    private static JWTClaimsSet claims(String token) throws Exception {
        return SignedJWT.parse(token).getJWTClaimsSet();
    }

    @Test
    void a_code_serves_once_and_only_whoever_began() throws Exception {
        Browser browser = new Browser(port);
        String code = code(browser, "budi");

        assertThat(browser.exchange(code, "b".repeat(50), SECRET).statusCode()).isEqualTo(400);
        String again = code(new Browser(port), "budi");
        assertThat(browser.exchange(again, Browser.VERIFIER, "wrong").statusCode())
                .isEqualTo(401);
        assertThat(browser.exchange(again, Browser.VERIFIER, SECRET).statusCode())
                .isEqualTo(200);
        assertThat(browser.exchange(again, Browser.VERIFIER, SECRET).statusCode())
                .isEqualTo(400);
    }

    @Test
    void without_a_code_challenge_nobody_gets_a_code() throws Exception {
        Map<String, String> wanted = new HashMap<>(Browser.authorization("x"));
        wanted.remove("code_challenge");
        wanted.remove("code_challenge_method");
        Browser browser = new Browser(port);
        browser.logIn("budi", "timbang-demo");

        String back = Browser.location(browser.authorize(wanted));

        assertThat(back).contains("error=invalid_request").doesNotContain("code=");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://evil.test/login/oauth2/code/timbang",
                "http://localhost:9999/login/oauth2/code/timbang/../../evil",
                "http://localhost:9999.evil.test/login/oauth2/code/timbang",
                "javascript:alert(1)",
                "http://localhost:9999/login/oauth2/code/timbang\r\nSet-Cookie: a=b"
            })
    void a_log_in_leads_back_to_the_front_door_only(String elsewhere) throws Exception {
        Map<String, String> wanted = new HashMap<>(Browser.authorization(Browser.challenge(Browser.VERIFIER)));
        wanted.put("redirect_uri", elsewhere);
        Browser browser = new Browser(port);
        browser.logIn("budi", "timbang-demo");

        HttpResponse<String> answer = browser.authorize(wanted);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
    }

    @Test
    void a_session_gets_a_new_id_at_the_log_in() throws Exception {
        Browser browser = new Browser(port);
        browser.authorize(Browser.authorization(Browser.challenge(Browser.VERIFIER)));
        browser.get("/identity/login");
        String before = browser.session();

        HttpResponse<String> in = browser.logIn("budi", "timbang-demo");

        assertThat(before).isNotEmpty();
        assertThat(browser.session()).isNotEqualTo(before);
        assertThat(in.headers().firstValue("Set-Cookie").orElse(""))
                .contains("HttpOnly")
                .contains("SameSite=Lax");
    }

    @Test
    void a_wrong_password_and_an_unknown_name_are_answered_alike() throws Exception {
        String known = withoutToken(new Browser(port).logIn("auditor", "wrong"));
        String unknown = withoutToken(new Browser(port).logIn("nobody-of-that-name", "wrong"));

        assertThat(known).isEqualTo(unknown).contains("401").doesNotContain("nobody-of-that-name");
    }

    private static String withoutToken(HttpResponse<String> answer) {
        return answer.statusCode() + answer.body().replaceAll("name=\"_csrf\"[^>]*>", "");
    }

    @Test
    void a_form_of_another_sites_is_not_taken() throws Exception {
        HttpResponse<String> answer = new Browser(port)
                .post("/identity/login", Map.of("username", "budi", "password", "timbang-demo", "_csrf", "guessed"));

        assertThat(Browser.location(answer)).contains("/identity/login?expired");
    }

    @Test
    void ten_thousand_wrong_passwords_open_nothing_and_cost_little() throws Exception {
        Browser attacker = new Browser(port);
        String page = attacker.get("/identity/login").body();
        String token = page.replaceAll("(?s).*?name=\"_csrf\"[^>]*value=\"([^\"]+)\".*", "$1");
        Map<Integer, Integer> answers = new HashMap<>();
        for (int n = 0; n < 10_000; n++) {
            HttpResponse<String> answer = attacker.post(
                    "/identity/login", Map.of("username", "manager", "password", "guess-" + n, "_csrf", token));
            answers.merge(answer.statusCode(), 1, Integer::sum);
            if (answer.statusCode() == 429) {
                assertThat(answer.headers().firstValueAsLong("Retry-After").orElse(0))
                        .isBetween(1L, 901L);
            }
        }

        assertThat(answers).isEqualTo(Map.of(401, 10, 429, 9_990));
        assertThat(attacker.logIn("manager", "timbang-demo").statusCode())
                .as("not even the right one, while it lasts")
                .isEqualTo(429);
    }

    @Test
    void a_machine_gets_a_token_by_its_secret_and_too_many_wrong_ones_are_stopped() throws Exception {
        Browser machine = new Browser(port);
        Map<String, String> grant = Map.of("grant_type", "client_credentials");

        JsonNode token = new JsonMapper()
                .readTree(machine.post(
                                "/oauth2/token", grant, "Authorization", Browser.basic("registry", "registry-demo"))
                        .body());
        JWTClaimsSet claims = claims(token.path("access_token").asString());
        assertThat(claims.getStringListClaim("roles")).containsExactly("registry");
        assertThat(claims.getStringListClaim("sources")).contains("siak");
        assertThat(claims.getAudience()).isEqualTo(List.of("timbang-services"));
        HttpResponse<String> byForm = machine.post(
                "/oauth2/token",
                Map.of("grant_type", "client_credentials", "client_id", "operator", "client_secret", "operator-demo"));
        assertThat(byForm.statusCode()).isEqualTo(200);

        for (int n = 0; n < 10; n++) {
            HttpResponse<String> wrong =
                    machine.post("/oauth2/token", grant, "Authorization", Browser.basic("registry", "x" + n));
            assertThat(wrong.statusCode()).isEqualTo(401);
        }
        HttpResponse<String> stopped =
                machine.post("/oauth2/token", grant, "Authorization", Browser.basic("registry", "registry-demo"));
        assertThat(stopped.statusCode()).isEqualTo(429);
        assertThat(stopped.headers().firstValue("Retry-After")).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\u0000", "' or 1=1 --", "a\r\nSet-Cookie: x=y", "<script>alert(1)</script>"})
    void a_hostile_name_is_a_wrong_name(String name) throws Exception {
        HttpResponse<String> answer = new Browser(port).logIn(name, "x");

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.body()).doesNotContain("alert(1)");
        HttpResponse<String> huge = new Browser(port).logIn("x".repeat(500_000) + name, "x".repeat(500_000));
        assertThat(huge.statusCode()).isEqualTo(401);
    }

    @Test
    void the_page_is_in_the_language_one_asks_for_and_offers_the_demonstrations_people() throws Exception {
        Browser browser = new Browser(port);
        assertThat(browser.get("/identity/login").body())
                .contains("lang=\"id\"", "Kata sandi", "data-username=\"budi\"");
        assertThat(browser.get("/identity/login?language=en").body()).contains("lang=\"en\"", "Password");
        assertThat(browser.get("/identity/login").body()).contains("Password").doesNotContain("??");
    }

    @Test
    void what_is_not_the_providers_is_not_there() throws Exception {
        assertThat(new Browser(port).get("/actuator/env").statusCode()).isIn(302, 403, 404);
        assertThat(new Browser(port).get("/identity/accounts.json").body()).doesNotContain("bcrypt");
    }
}
