package id.timbang.benchmark.kit;

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
import java.util.Date;
import java.util.List;

/** An identity provider with a key of its own, so that the service checks tokens as it does for everybody. */
public final class Identity implements AutoCloseable {

    private static final String ISSUER = "http://identity.benchmark";
    private static final int KEY_BITS = 2048;

    private final RSAKey key;
    private final HttpServer server;

    public Identity() {
        try {
            key = new RSAKeyGenerator(KEY_BITS).keyID("benchmark").generate();
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        byte[] keys = new JWKSet(key.toPublicJWK()).toString().getBytes(StandardCharsets.UTF_8);
        server.createContext("/", exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, keys.length);
            exchange.getResponseBody().write(keys);
            exchange.close();
        });
        server.start();
    }

    /** What a service must be told to believe these tokens. */
    public List<String> settings() {
        return List.of(
                "--timbang.identity.issuer=" + ISSUER,
                "--timbang.identity.jwk-set-uri=http://127.0.0.1:"
                        + server.getAddress().getPort() + "/");
    }

    /** Of whoever manages the whole installation. */
    public String operator() {
        return operator("operator");
    }

    /** As one of several such. */
    public String operator(String subject) {
        return sign(claims(subject).claim("roles", List.of("manager")).claim("agency", "*"));
    }

    /** Of a machine that tells facts. */
    public String registry(String source) {
        return sign(claims("registry").claim("roles", List.of("registry")).claim("sources", List.of(source)));
    }

    private static JWTClaimsSet.Builder claims(String subject) {
        Instant now = Instant.now();
        return new JWTClaimsSet.Builder()
                .issuer(ISSUER)
                .audience("timbang-services")
                .subject(subject)
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(Duration.ofHours(1))));
    }

    private String sign(JWTClaimsSet.Builder claims) {
        try {
            SignedJWT token = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.RS256)
                            .keyID(key.getKeyID())
                            .build(),
                    claims.build());
            token.sign(new RSASSASigner(key));
            return token.serialize();
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
