package id.timbang.kit.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import id.timbang.embedded.EmbeddedInfrastructure;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Which tokens a service believes, and whom it takes their bearer for. */
@SpringBootTest(classes = TinyGuarded.class, webEnvironment = WebEnvironment.RANDOM_PORT)
class TokensTest {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final TestIdentity IDENTITY = TestIdentity.shared();

    @LocalServerPort
    private int port;

    @DynamicPropertySource
    static void infrastructure(DynamicPropertyRegistry registry) {
        EmbeddedInfrastructure infrastructure = EmbeddedInfrastructure.shared();
        registry.add("spring.kafka.bootstrap-servers", infrastructure::bootstrapServers);
        registry.add("spring.mongodb.uri", () -> infrastructure.mongoUri("tokens-test"));
        IDENTITY.settings().forEach((name, value) -> registry.add(name, () -> value));
    }

    @Test
    void a_token_of_the_provider_tells_who_calls() throws Exception {
        JsonNode caller = new JsonMapper()
                .readTree(get("/api/mirror", IDENTITY.person("e-0020", Role.SUPERVISOR, Role.EMPLOYEE))
                        .body());

        assertThat(caller.path("employeeId").asString()).isEqualTo("e-0020");
        assertThat(caller.path("roles").toString()).isEqualTo("[\"EMPLOYEE\",\"SUPERVISOR\"]");
        assertThat(caller.path("agency").asString()).isEqualTo("null");
    }

    @Test
    void a_registry_without_named_sources_has_only_its_own_name() throws Exception {
        String token = IDENTITY.sign(TestIdentity.claims("siak", Role.REGISTRY).build());

        assertThat(get("/api/mirror", token).body()).contains("\"sources\":[\"siak\"]");
        assertThat(get("/api/mirror", IDENTITY.registry("lapor", "mosip")).body())
                .contains("\"sources\":[\"lapor\",\"mosip\"]");
    }

    @Test
    void roles_that_are_not_ours_are_passed_over() throws Exception {
        String token = IDENTITY.sign(TestIdentity.claims("somebody")
                .claim("roles", List.of("offline_access", "MANAGER", "auditor", 7, Map.of("manager", true)))
                .build());

        assertThat(get("/api/mirror", token).body()).contains("\"roles\":[\"AUDITOR\"]");
    }

    static Stream<Arguments> tokensNotToBelieve() throws Exception {
        JWTClaimsSet good =
                TestIdentity.claims("e-1", Role.MANAGER).claim("agency", "*").build();
        JWSHeader header =
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("test-key").build();
        RSAKey foreign = TestIdentity.newKey("test-key");
        Date past = Date.from(Instant.now().minus(Duration.ofMinutes(1)));
        Date future = Date.from(Instant.now().plus(Duration.ofMinutes(5)));
        SignedJWT shared = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.HS256).keyID("test-key").build(), good);
        // The classic mistake: the public key taken for a shared secret.
        shared.sign(new MACSigner(IDENTITY.key().toRSAPublicKey().getEncoded()));
        String whole = IDENTITY.sign(good);
        String[] parts = whole.split("\\.");
        return Stream.of(
                Arguments.of("signed by another key of the same name", TestIdentity.sign(good, header, foreign)),
                Arguments.of("signed by nobody (alg none)", new PlainJWT(good).serialize()),
                Arguments.of("signed with the public key as a secret", shared.serialize()),
                Arguments.of("without its signature", parts[0] + "." + parts[1] + "."),
                Arguments.of(
                        "with another's signature",
                        parts[0] + "." + parts[1] + "." + IDENTITY.auditor().split("\\.")[2]),
                Arguments.of(
                        "ended",
                        IDENTITY.sign(new JWTClaimsSet.Builder(good)
                                .expirationTime(past)
                                .build())),
                Arguments.of(
                        "without an end",
                        IDENTITY.sign(new JWTClaimsSet.Builder(good)
                                .expirationTime(null)
                                .build())),
                Arguments.of(
                        "not holding yet",
                        IDENTITY.sign(new JWTClaimsSet.Builder(good)
                                .notBeforeTime(future)
                                .build())),
                Arguments.of(
                        "of another issuer",
                        IDENTITY.sign(new JWTClaimsSet.Builder(good)
                                .issuer("http://evil.test")
                                .build())),
                Arguments.of(
                        "without an issuer",
                        IDENTITY.sign(
                                new JWTClaimsSet.Builder(good).issuer(null).build())),
                Arguments.of(
                        "for another audience",
                        IDENTITY.sign(new JWTClaimsSet.Builder(good)
                                .audience("payroll")
                                .build())),
                Arguments.of(
                        "for the log-in only (an ID token)",
                        IDENTITY.sign(new JWTClaimsSet.Builder(good)
                                .audience("timbang")
                                .build())),
                Arguments.of(
                        "without an audience",
                        IDENTITY.sign(new JWTClaimsSet.Builder(good)
                                .audience((String) null)
                                .build())),
                Arguments.of(
                        "of nobody",
                        IDENTITY.sign(
                                new JWTClaimsSet.Builder(good).subject(null).build())),
                Arguments.of(
                        "of another type",
                        TestIdentity.sign(
                                good,
                                new JWSHeader.Builder(header)
                                        .type(new JOSEObjectType("logout+jwt"))
                                        .build(),
                                IDENTITY.key())),
                Arguments.of("no token at all", "a.b.c"),
                Arguments.of("huge", "x".repeat(6_000)));
    }

    @ParameterizedTest(name = "a token {0}")
    @MethodSource("tokensNotToBelieve")
    void is_refused(String what, String token) throws Exception {
        HttpResponse<String> answer = get("/api/mirror", token);

        assertThat(answer.statusCode()).as(what).isEqualTo(401);
        assertThat(answer.headers().firstValue("content-type")).contains("application/problem+json");
        assertThat(answer.body()).contains("\"code\":\"not-logged-in\"");
    }

    @Test
    void an_access_token_may_say_that_it_is_one() throws Exception {
        JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.RS256)
                .keyID("test-key")
                .type(new JOSEObjectType("at+jwt"))
                .build();

        String token =
                TestIdentity.sign(TestIdentity.claims("e-1", Role.EMPLOYEE).build(), header, IDENTITY.key());

        assertThat(get("/api/mirror", token).statusCode()).isEqualTo(200);
    }

    @Test
    void without_a_token_nothing_is_told_but_whether_the_service_is_well() throws Exception {
        assertThat(get("/api/mirror", null).statusCode()).isEqualTo(401);
        assertThat(get("/api/nothing", null).statusCode()).isEqualTo(401);
        assertThat(get("/actuator/metrics", null).statusCode()).isEqualTo(401);
        assertThat(get("/actuator/health", null).statusCode())
                .isBetween(200, 503)
                .isNotEqualTo(401);
    }

    @Test
    void what_is_not_of_the_interface_is_open_to_nobody() throws Exception {
        HttpResponse<String> answer = get("/elsewhere", IDENTITY.auditor());

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("\"code\":\"not-yours\"");
    }

    private HttpResponse<String> get(String path, @org.jspecify.annotations.Nullable String token) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
