package id.timbang.identity;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A browser at the log-in, and the front door's part of the code flow. */
final class Browser {

    static final String VERIFIER = "a-verifier-of-more-than-forty-three-characters-0123";
    static final String CALLBACK = "http://localhost:9999/login/oauth2/code/timbang";
    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");

    private final CookieManager cookies = new CookieManager();
    private final HttpClient http =
            HttpClient.newBuilder().cookieHandler(cookies).build();
    private final String address;

    Browser(int port) {
        this.address = "http://localhost:" + port;
    }

    String session() {
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals("timbang-identity"))
                .map(cookie -> cookie.getValue())
                .findFirst()
                .orElse("");
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        URI uri = path.startsWith("http") ? URI.create(path) : URI.create(address + path);
        return http.send(
                HttpRequest.newBuilder(uri).header("Accept", "text/html").build(), BodyHandlers.ofString());
    }

    static Map<String, String> authorization(String challenge) {
        return Map.of(
                "response_type", "code",
                "client_id", "timbang",
                "scope", "openid",
                "state", "some-state",
                "nonce", "some-nonce",
                "redirect_uri", CALLBACK,
                "code_challenge", challenge,
                "code_challenge_method", "S256");
    }

    HttpResponse<String> authorize(Map<String, String> parameters) throws IOException, InterruptedException {
        return get("/oauth2/authorize?" + encoded(parameters));
    }

    /** Asks for the page and sends the form. */
    HttpResponse<String> logIn(String username, String password) throws IOException, InterruptedException {
        Matcher token = TOKEN.matcher(get("/identity/login").body());
        if (!token.find()) {
            throw new IOException("the log-in page has no form");
        }
        return post("/identity/login", Map.of("username", username, "password", password, "_csrf", token.group(1)));
    }

    HttpResponse<String> post(String path, Map<String, String> fields, String... headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address + path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Accept", "text/html,application/json")
                .POST(BodyPublishers.ofString(encoded(fields)));
        for (int n = 0; n < headers.length; n += 2) {
            request.header(headers[n], headers[n + 1]);
        }
        return http.send(request.build(), BodyHandlers.ofString());
    }

    HttpResponse<String> exchange(String code, String verifier, String secret)
            throws IOException, InterruptedException {
        return post(
                "/oauth2/token",
                Map.of(
                        "grant_type",
                        "authorization_code",
                        "code",
                        code,
                        "redirect_uri",
                        CALLBACK,
                        "code_verifier",
                        verifier),
                "Authorization",
                basic("timbang", secret));
    }

    static String basic(String id, String secret) {
        return "Basic " + Base64.getEncoder().encodeToString((id + ":" + secret).getBytes(StandardCharsets.UTF_8));
    }

    static String challenge(String verifier) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static String location(HttpResponse<?> answer) {
        return answer.headers().firstValue("Location").orElse("");
    }

    static String parameter(String uri, String name) {
        Matcher found = Pattern.compile("[?&]" + name + "=([^&]+)").matcher(uri);
        return found.find() ? found.group(1) : "";
    }

    private static String encoded(Map<String, String> parameters) {
        return parameters.entrySet().stream()
                .map(each -> each.getKey() + "=" + URLEncoder.encode(each.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
