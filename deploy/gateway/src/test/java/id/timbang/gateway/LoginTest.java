package id.timbang.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.util.Base64URL;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.web.util.UriComponentsBuilder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LoginTest {

    private Door door;

    @BeforeAll
    void open() {
        door = new Door();
    }

    @AfterEach
    void asBefore() {
        door.clock.ahead(Duration.ZERO);
        door.provider.refreshRefused = false;
        door.provider.tokensLive = Duration.ofMinutes(5);
        door.provider.idToken = claims -> claims;
    }

    @AfterAll
    void close() {
        door.close();
    }

    @Test
    void a_page_leads_over_the_log_in_back_to_its_own_address() {
        Visitor visitor = door.visitor();

        HttpResponse<String> page = visitor.arrive("/employees/e-0020?period=2026-11&x=a%26b");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.uri()).hasToString(door.address() + "/employees/e-0020?period=2026-11&x=a%26b");
        assertThat(page.body()).contains("/assets/js/employee.js");
    }

    @Test
    void the_session_tells_who_is_logged_in() {
        JsonNode session = door.loggedIn().session();

        assertThat(session.get("name").asString()).isEqualTo("Wulan Sari");
        assertThat(session.get("roles").toString()).isEqualTo("[\"employee\",\"supervisor\"]");
        assertThat(session.get("employeeId").asString()).isEqualTo("e-0020");
        assertThat(session.at("/csrf/token").asString()).isNotBlank();
    }

    @Test
    void the_code_is_asked_for_with_a_challenge_a_state_and_a_nonce() {
        URI asked = location(door.visitor().open("/oauth2/authorization/timbang"));
        Map<String, String> parameters =
                UriComponentsBuilder.fromUri(asked).build().getQueryParams().toSingleValueMap();

        assertThat(parameters).containsKeys("state", "nonce", "code_challenge");
        assertThat(parameters)
                .containsEntry("code_challenge_method", "S256")
                .containsEntry("response_type", "code")
                .containsEntry("client_id", "timbang");
    }

    @Test
    void logging_in_gives_the_session_a_new_id() {
        Visitor visitor = door.visitor();
        visitor.open("/");
        String before = visitor.cookie();

        visitor.arrive("/");

        assertThat(before).isNotBlank();
        assertThat(visitor.cookie()).isNotEqualTo(before);
        Visitor planted = door.visitor();
        planted.useCookie(before);
        assertThat(planted.get("/api/session").statusCode()).isEqualTo(401);
    }

    @Test
    void the_cookie_is_for_this_site_and_not_for_scripts() {
        assertThat(door.visitor().open("/").headers().firstValue("Set-Cookie").orElseThrow())
                .startsWith("timbang-session=")
                .contains("HTTPOnly", "SameSite=Lax", "Path=/")
                .doesNotContain("Secure");
    }

    @Test
    void a_callback_that_comes_again_is_refused_and_the_session_stays() {
        Visitor visitor = door.visitor();
        URI callback =
                location(visitor.send(HttpRequest.newBuilder(location(visitor.open("/oauth2/authorization/timbang")))));
        assertThat(visitor.open(callback.toString()).statusCode()).isEqualTo(302);

        HttpResponse<String> again = visitor.open(callback.toString());

        assertThat(again.statusCode()).isEqualTo(401);
        assertThat(again.body()).contains("Masuk lagi", "Log in again").doesNotContain("invalid");
        assertThat(visitor.get("/api/session").statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"?code=code-1&state=forged", "?code=code-1", "?error=access_denied&state=x", "", "?state="})
    void a_callback_that_this_session_did_not_ask_for_is_refused(String query) {
        Visitor visitor = door.visitor();
        visitor.open("/oauth2/authorization/timbang");

        assertThat(visitor.open("/login/oauth2/code/timbang" + query).statusCode())
                .isEqualTo(401);
    }

    @Test
    void a_callback_without_a_code_is_refused() {
        Visitor visitor = door.visitor();
        String state = UriComponentsBuilder.fromUri(location(visitor.open("/oauth2/authorization/timbang")))
                .build()
                .getQueryParams()
                .getFirst("state");

        assertThat(visitor.open("/login/oauth2/code/timbang?state=" + state).statusCode())
                .isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"nonce", "audience", "issuer", "expired"})
    void an_id_token_that_is_not_of_this_log_in_is_refused(String wrong) {
        door.provider.idToken = claims -> switch (wrong) {
            case "nonce" -> claims.claim("nonce", "another");
            case "audience" -> claims.audience("timbang-services");
            case "issuer" -> claims.issuer("http://evil.example");
            default -> claims.expirationTime(Date.from(Instant.now().minusSeconds(600)));
        };
        Visitor visitor = door.visitor();

        assertThat(visitor.arrive("/").statusCode()).isEqualTo(401);
        assertThat(visitor.get("/api/session").statusCode()).isEqualTo(401);
    }

    @Test
    void nobody_is_sent_to_another_site_after_the_log_in() {
        Visitor visitor = door.visitor();
        assertThat(visitor.send(HttpRequest.newBuilder(URI.create(door.address() + "//evil.example/x"))
                                .header("Accept", "text/html"))
                        .statusCode())
                .isEqualTo(400);
        assertThat(visitor.arrive("/").uri().getHost()).isEqualTo("localhost");
    }

    @ParameterizedTest
    @CsvSource({
        "/api/session, 401",
        "/api/scores, 401",
        "/api/nothing, 401",
        "/nothing, 401",
        "/pages/office.html, 401",
        "/api/settings, 200",
        "/actuator/health, 200",
        "/assets/logo.svg, 200",
        "/survey/token, 200",
        "/actuator/env, 401",
        "/api//scores, 400",
        "/%2e%2e/api/scores, 400",
    })
    void what_is_not_open_needs_a_log_in(String path, int status) {
        HttpResponse<String> answer = door.visitor().get(path);

        assertThat(answer.statusCode()).isEqualTo(status);
        if (status == 401) {
            assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
            assertThat(codeOf(answer)).isEqualTo("not-logged-in");
            assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
        }
    }

    @Test
    void a_service_gets_the_sessions_token_and_no_cookie() {
        Visitor visitor = door.loggedIn();
        assertThat(visitor.get("/api/scores").statusCode()).isEqualTo(200);

        Map<String, String> told = door.services.get(Part.SCORING).headers;
        assertThat(told.get("authorization")).startsWith("Bearer ey");
        assertThat(told).doesNotContainKey("cookie");
    }

    @Test
    void a_callers_own_token_goes_on_as_it_is_and_begins_no_session() {
        String token = door.provider.accessToken();
        HttpResponse<String> answer = withToken(token);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(door.services.get(Part.SCORING).headers).containsEntry("authorization", "Bearer " + token);
        assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
    }

    Stream<String> tokensThatAreNotOurs() {
        FakeProvider provider = door.provider;
        String[] good = provider.accessToken().split("\\.");
        return Stream.of(
                provider.accessToken(claims -> claims, FakeProvider.newKey()),
                provider.accessToken(claims -> claims.audience("timbang"), key(provider)),
                provider.accessToken(claims -> claims.audience((String) null), key(provider)),
                provider.accessToken(claims -> claims.issuer("http://evil.example"), key(provider)),
                provider.accessToken(claims -> claims.subject(null), key(provider)),
                provider.accessToken(claims -> claims.expirationTime(null), key(provider)),
                provider.accessToken(
                        claims -> claims.expirationTime(Date.from(Instant.now().minusSeconds(60))), key(provider)),
                Base64URL.encode("{\"alg\":\"none\"}") + "." + good[1] + ".",
                good[0] + "." + Base64URL.encode("{\"sub\":\"manager\"}") + "." + good[2],
                "nonsense");
    }

    private static com.nimbusds.jose.jwk.RSAKey key(FakeProvider provider) {
        return provider.key();
    }

    @ParameterizedTest
    @MethodSource("tokensThatAreNotOurs")
    void a_token_that_is_not_ours_is_refused(String token) {
        HttpResponse<String> answer = withToken(token);

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(codeOf(answer)).isEqualTo("not-logged-in");
    }

    @Test
    void a_session_changes_something_only_with_its_own_token() {
        Visitor visitor = door.loggedIn();
        JsonNode csrf = visitor.session().get("csrf");
        String header = csrf.get("header").asString();
        String others = door.loggedIn().session().at("/csrf/token").asString();

        assertThat(codeOf(visitor.post("/api/observations"))).isEqualTo("csrf");
        assertThat(visitor.post("/api/observations", header, others).statusCode())
                .isEqualTo(403);
        assertThat(visitor.post("/logout").statusCode()).isEqualTo(403);
        assertThat(visitor.post("/api/observations", header, csrf.get("token").asString())
                        .statusCode())
                .isEqualTo(200);
        assertThat(door.visitor().post("/api/observations").statusCode()).isEqualTo(401);
        assertThat(door.visitor()
                        .post("/api/observations", "Authorization", "Bearer " + door.provider.accessToken())
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void a_form_of_a_session_reaches_the_service_whole() {
        Visitor visitor = door.loggedIn();
        JsonNode csrf = visitor.session().get("csrf");

        HttpResponse<String> answer =
                visitor.send(HttpRequest.newBuilder(door.address().resolve("/api/event-logs"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .header(csrf.get("header").asString(), csrf.get("token").asString())
                        .POST(HttpRequest.BodyPublishers.ofString("a=b&c=d")));

        assertThat(answer.body()).startsWith("took ").isNotEqualTo("took 0");
    }

    @Test
    void logging_out_ends_the_session_here_and_says_where_it_ends_at_the_provider() {
        Visitor visitor = door.loggedIn();
        String cookie = visitor.cookie();
        JsonNode csrf = visitor.session().get("csrf");

        HttpResponse<String> answer = visitor.post(
                "/logout", csrf.get("header").asString(), csrf.get("token").asString());

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(JsonMapper.shared().readTree(answer.body()).get("next").asString())
                .startsWith(door.provider.issuer() + "/logout?id_token_hint=ey")
                .contains("post_logout_redirect_uri=" + door.address());
        Visitor after = door.visitor();
        after.useCookie(cookie);
        assertThat(after.get("/api/session").statusCode()).isEqualTo(401);
    }

    @Test
    void a_session_that_was_left_alone_ends() {
        Visitor visitor = door.loggedIn();
        door.clock.ahead(Duration.ofMinutes(29));
        assertThat(visitor.get("/api/scores").statusCode()).isEqualTo(200);
        door.clock.ahead(Duration.ofMinutes(60));

        assertThat(visitor.get("/api/scores").statusCode()).isEqualTo(401);
        assertThat(location(visitor.open("/"))).hasPath("/oauth2/authorization/timbang");
    }

    @Test
    void a_token_near_its_end_is_refreshed_once_however_many_ask() {
        door.provider.tokensLive = Duration.ofSeconds(30);
        Visitor visitor = door.loggedIn();
        door.provider.tokensLive = Duration.ofMinutes(5);
        int before = door.provider.refreshes.get();

        assertThat(IntStream.range(0, 12)
                        .parallel()
                        .map(each -> visitor.get("/api/scores").statusCode())
                        .boxed()
                        .toList())
                .containsOnly(200);
        assertThat(door.provider.refreshes.get() - before).isEqualTo(1);
    }

    @Test
    void when_the_provider_refuses_to_refresh_the_session_is_over() {
        door.provider.tokensLive = Duration.ofSeconds(30);
        Visitor visitor = door.loggedIn();
        door.provider.refreshRefused = true;

        assertThat(codeOf(visitor.get("/api/scores"))).isEqualTo("not-logged-in");
        assertThat(location(visitor.open("/"))).hasPath("/oauth2/authorization/timbang");
    }

    private HttpResponse<String> withToken(String token) {
        return door.visitor()
                .send(HttpRequest.newBuilder(door.address().resolve("/api/scores"))
                        .header("Authorization", "Bearer " + token));
    }

    private static URI location(HttpResponse<String> answer) {
        return URI.create(answer.headers().firstValue("Location").orElseThrow());
    }

    private static String codeOf(HttpResponse<String> answer) {
        return JsonMapper.shared().readTree(answer.body()).get("code").asString();
    }
}
