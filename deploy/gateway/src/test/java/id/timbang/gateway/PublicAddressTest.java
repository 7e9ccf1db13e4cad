package id.timbang.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The door behind a proxy that ends TLS, with the identity provider of the standalone behind it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PublicAddressTest {

    private final FakeService provider = FakeService.start("provider");
    private Door door;

    @BeforeAll
    void open() {
        door = new Door("--timbang.address=https://timbang.example", "--timbang.gateway.identity=" + provider.uri());
    }

    @AfterAll
    void close() {
        door.close();
        provider.close();
    }

    @Test
    void a_page_under_another_name_is_redirected_to_the_public_address_and_data_is_not() {
        HttpResponse<String> page = door.visitor().open("/offices/asemrowo?period=2026-11");

        assertThat(page.statusCode()).isEqualTo(302);
        assertThat(page.headers().firstValue("Location"))
                .hasValue("https://timbang.example/offices/asemrowo?period=2026-11");
        assertThat(door.visitor().get("/api/settings").statusCode()).isEqualTo(200);
    }

    @Test
    void the_cookie_is_sent_by_https_only() {
        HttpResponse<String> answer = door.visitor().get("/oauth2/authorization/timbang");

        assertThat(answer.headers().firstValue("Set-Cookie").orElseThrow()).contains("Secure");
        assertThat(answer.headers().firstValue("Strict-Transport-Security")).isPresent();
    }

    @Test
    void people_log_in_at_the_public_address() {
        HttpResponse<String> answer = door.visitor().get("/oauth2/authorization/timbang");

        assertThat(answer.headers().firstValue("Location").orElseThrow())
                .startsWith("https://timbang.example/oauth2/authorize?")
                .contains("redirect_uri=https://timbang.example/login/oauth2/code/timbang");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/oauth2/authorize?a=b",
                "/oauth2/jwks",
                "/connect/logout",
                "/.well-known/openid-configuration",
                "/.well-known/oauth-authorization-server",
                "/identity/login",
                "/identity/assets/login.css",
            })
    void the_provider_answers_for_its_paths_and_sees_the_public_address(String path) {
        HttpResponse<String> answer = door.visitor()
                .send(HttpRequest.newBuilder(URI.create(door.address() + path))
                        .header("X-Forwarded-Host", "evil.example")
                        .header("Forwarded", "host=evil.example")
                        .header("Cookie", "timbang-session=s; timbang-identity=i"));

        assertThat(answer.body()).isEqualTo("provider answers " + path);
        assertThat(provider.headers)
                .containsEntry("x-forwarded-host", "timbang.example")
                .containsEntry("x-forwarded-proto", "https")
                .containsEntry("x-forwarded-port", "443")
                .containsEntry("x-forwarded-for", "127.0.0.1")
                .containsEntry("cookie", "timbang-identity=i")
                .doesNotContainKey("forwarded");
    }

    @ParameterizedTest
    @CsvSource({"/api/settings, no-store", "/assets/sample.css, no-cache", "/login/oauth2/code/timbang, no-store"})
    void data_is_kept_by_nobody(String path, String kept) {
        assertThat(door.visitor().get(path).headers().firstValue("Cache-Control"))
                .hasValue(kept);
    }

    @Test
    void every_header_of_security_comes_once() {
        HttpResponse<String> answer = door.visitor().get("/api/scores");

        assertThat(answer.statusCode()).isEqualTo(401);
        for (String header : new String[] {
            "Content-Security-Policy",
            "X-Content-Type-Options",
            "Referrer-Policy",
            "X-Frame-Options",
            "Cross-Origin-Opener-Policy",
            "Cross-Origin-Resource-Policy",
            "Permissions-Policy",
            "Strict-Transport-Security",
            "Cache-Control",
            "WWW-Authenticate",
        }) {
            assertThat(answer.headers().allValues(header)).as(header).hasSize(1);
        }
    }
}
