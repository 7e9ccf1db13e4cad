package id.timbang.gateway;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.springframework.web.util.UriComponentsBuilder;

/** An identity provider at which everybody is Wulan: it signs tokens, and holds the door to the protocol. */
public final class FakeProvider implements AutoCloseable {

    static final String SECRET = "secret-of-the-door";

    final Map<String, Map<String, String>> codes = new ConcurrentHashMap<>();
    final AtomicInteger refreshes = new AtomicInteger();
    volatile Duration tokensLive = Duration.ofMinutes(5);
    volatile boolean refreshRefused;
    volatile UnaryOperator<JWTClaimsSet.Builder> idToken = UnaryOperator.identity();
    private volatile String refreshToken = "";
    private final RSAKey key = newKey();
    private final HttpServer server;

    public FakeProvider() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        server.setExecutor(Executors.newCachedThreadPool(work -> {
            Thread thread = new Thread(work);
            thread.setDaemon(true);
            return thread;
        }));
        server.createContext("/jwks", exchange -> send(exchange, 200, new JWKSet(key.toPublicJWK()).toString()));
        server.createContext(
                "/.well-known/openid-configuration", exchange -> send(exchange, 200, """
                {"issuer":"%1$s","authorization_endpoint":"%1$s/authorize","token_endpoint":"%1$s/token",
                 "jwks_uri":"%1$s/jwks","end_session_endpoint":"%1$s/logout"}""".formatted(issuer())));
        server.createContext("/authorize", this::authorize);
        server.createContext("/token", this::token);
        server.createContext("/logout", exchange -> send(exchange, 200, "{}"));
        server.start();
    }

    static RSAKey newKey() {
        try {
            return new RSAKeyGenerator(2048).keyID("a-key").generate();
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    RSAKey key() {
        return key;
    }

    public String issuer() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    public String[] settings() {
        return new String[] {"--timbang.identity.issuer=" + issuer(), "--timbang.identity.client-secret=" + SECRET};
    }

    String accessToken() {
        return accessToken(UnaryOperator.identity(), key);
    }

    String accessToken(UnaryOperator<JWTClaimsSet.Builder> change, RSAKey by) {
        JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder()
                .issuer(issuer())
                .subject("wulan")
                .audience("timbang-services")
                .claim("roles", List.of("employee", "supervisor"))
                .claim("employee_id", "e-0020")
                .issueTime(new Date())
                .expirationTime(Date.from(Instant.now().plus(tokensLive)));
        return sign(change.apply(claims), by);
    }

    private static String sign(JWTClaimsSet.Builder claims, RSAKey by) {
        try {
            SignedJWT token = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.RS256)
                            .keyID("a-key")
                            .type(JOSEObjectType.JWT)
                            .build(),
                    claims.jwtID(java.util.UUID.randomUUID().toString()).build());
            token.sign(new RSASSASigner(by));
            return token.serialize();
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Logs Wulan in without asking, and sends her back with a code. */
    private void authorize(HttpExchange exchange) throws IOException {
        Map<String, String> asked = parameters(exchange.getRequestURI().getRawQuery());
        String code = "code-" + codes.size();
        codes.put(code, asked);
        exchange.getResponseHeaders()
                .set(
                        "Location",
                        UriComponentsBuilder.fromUriString(asked.get("redirect_uri"))
                                .queryParam("code", code)
                                .queryParam("state", asked.get("state"))
                                .toUriString());
        exchange.getResponseHeaders().set("Connection", "close");
        exchange.sendResponseHeaders(302, -1);
        exchange.close();
    }

    private void token(HttpExchange exchange) throws IOException {
        Map<String, String> given =
                parameters(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        String basic = "Basic "
                + Base64.getEncoder().encodeToString(("timbang:" + SECRET).getBytes(StandardCharsets.US_ASCII));
        if (!basic.equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
            send(exchange, 401, "{\"error\":\"invalid_client\"}");
            return;
        }
        if (given.get("grant_type").equals("refresh_token")) {
            refreshes.incrementAndGet();
            if (refreshRefused || !refreshToken.equals(given.get("refresh_token"))) {
                send(exchange, 400, "{\"error\":\"invalid_grant\"}");
                return;
            }
            send(exchange, 200, tokens(null));
            return;
        }
        Map<String, String> asked = codes.remove(given.get("code"));
        if (asked == null || !challenge(given.get("code_verifier")).equals(asked.get("code_challenge"))) {
            send(exchange, 400, "{\"error\":\"invalid_grant\"}");
            return;
        }
        JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder()
                .issuer(issuer())
                .subject("wulan")
                .audience("timbang")
                .claim("nonce", asked.get("nonce"))
                .claim("name", "Wulan Sari")
                .issueTime(new Date())
                .expirationTime(Date.from(Instant.now().plusSeconds(300)));
        send(exchange, 200, tokens(sign(idToken.apply(claims), key)));
    }

    private String tokens(String idToken) {
        refreshToken = "refresh-" + java.util.UUID.randomUUID();
        return """
                {"access_token":"%s","token_type":"Bearer","expires_in":%d,"refresh_token":"%s"%s}""".formatted(
                        accessToken(),
                        tokensLive.toSeconds(),
                        refreshToken,
                        idToken == null ? "" : ",\"id_token\":\"" + idToken + "\"");
    }

    private static String challenge(String verifier) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Map<String, String> parameters(String query) {
        Map<String, String> values = new ConcurrentHashMap<>();
        UriComponentsBuilder.fromUri(URI.create("/?" + query))
                .build()
                .getQueryParams()
                .forEach((name, all) ->
                        values.put(name, java.net.URLDecoder.decode(all.get(0), StandardCharsets.UTF_8)));
        return values;
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        // The JDK's server loses a connection now and then that is used again.
        exchange.getResponseHeaders().set("Connection", "close");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
