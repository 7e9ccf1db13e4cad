package id.timbang.kit.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Map;

/** An identity provider for tests: a key of its own, published over HTTP, and tokens signed by it. */
public final class TestIdentity {

    public static final String ISSUER = "http://identity.test";
    public static final String AUDIENCE = "timbang-services";

    private static final TestIdentity SHARED = new TestIdentity();

    private final RSAKey key = newKey("test-key");
    private final HttpServer server;

    /** Published for as long as the JVM lives. */
    public TestIdentity() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        byte[] keys = new JWKSet(key.toPublicJWK()).toString().getBytes(StandardCharsets.UTF_8);
        server.createContext("/jwks", exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, keys.length);
            exchange.getResponseBody().write(keys);
            exchange.close();
        });
        server.start();
    }

    public static TestIdentity shared() {
        return SHARED;
    }

    public static RSAKey newKey(String id) {
        try {
            return new RSAKeyGenerator(2048).keyID(id).generate();
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    public RSAKey key() {
        return key;
    }

    /** What a service must be told to believe these tokens. */
    public Map<String, String> settings() {
        return Map.of(
                "timbang.identity.issuer",
                ISSUER,
                "timbang.identity.jwk-set-uri",
                "http://127.0.0.1:" + server.getAddress().getPort() + "/jwks");
    }

    /** The same, as on a command line. */
    public String[] arguments(String... others) {
        String[] settings = settings().entrySet().stream()
                .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
                .toArray(String[]::new);
        String[] all = Arrays.copyOf(others, others.length + settings.length);
        System.arraycopy(settings, 0, all, others.length, settings.length);
        return all;
    }

    /** Of somebody with an employee record. */
    public String person(String employeeId, Role... roles) {
        return sign(claims(employeeId, roles).claim("employee_id", employeeId).build());
    }

    /** Of a manager of an agency; {@code *} for all. */
    public String manager(String agency) {
        return sign(claims("manager-of-" + agency, Role.MANAGER)
                .claim("agency", agency)
                .build());
    }

    public String auditor() {
        return sign(claims("auditor", Role.AUDITOR).build());
    }

    public String reviewer() {
        return sign(claims("reviewer", Role.REVIEWER).build());
    }

    public String registry(String... sources) {
        return sign(claims("registry", Role.REGISTRY)
                .claim("sources", List.of(sources))
                .build());
    }

    /** A token's content as the provider would make it, to be changed by a test. */
    public static JWTClaimsSet.Builder claims(String subject, Role... roles) {
        Instant now = Instant.now();
        return new JWTClaimsSet.Builder()
                .issuer(ISSUER)
                .audience(AUDIENCE)
                .subject(subject)
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(Duration.ofHours(1))))
                .claim(
                        "roles",
                        Arrays.stream(roles)
                                .map(role -> role.name().toLowerCase(java.util.Locale.ROOT))
                                .toList());
    }

    public String sign(JWTClaimsSet claims) {
        return sign(
                claims,
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build(),
                key);
    }

    public static String sign(JWTClaimsSet claims, JWSHeader header, RSAKey key) {
        try {
            SignedJWT token = new SignedJWT(header, claims);
            token.sign(new RSASSASigner(key));
            return token.serialize();
        } catch (JOSEException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
