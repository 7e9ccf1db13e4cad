package id.timbang.standalone;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Somebody who talks to the front door: a machine with its token, a person with a session, or a stranger. */
final class Client {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();
    private static final Pattern FORM_TOKEN = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");
    private static final String JSON_TYPE = "application/json";
    private static final Duration TOKEN_LIFE = Duration.ofMinutes(4);

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .followRedirects(HttpClient.Redirect.NORMAL)
            .cookieHandler(new CookieManager())
            .build();
    private final String address;
    private final Credentials credentials;

    /** What a request carries to show who sends it. */
    private interface Credentials {
        void show(HttpRequest.Builder request) throws IOException, InterruptedException;
    }

    private Client(int port, java.util.function.Function<Client, Credentials> credentials) {
        this.address = "http://localhost:" + port;
        this.credentials = credentials.apply(this);
    }

    static Client stranger(int port) {
        return new Client(port, client -> request -> {});
    }

    /** A machine that gets its tokens by the client credentials grant. */
    static Client machine(int port, String id, String secret) {
        return new Client(port, client -> client.new Machine(id, secret));
    }

    /** A person who logs in as at a browser. */
    static Client person(int port, String name, String password) throws IOException, InterruptedException {
        Person person = new Person();
        Client client = new Client(port, self -> person);
        person.logIn(client, name, password);
        return client;
    }

    private final class Machine implements Credentials {
        private final Map<String, String> form;
        private String token = "";
        private long fetchAt = System.nanoTime();

        Machine(String id, String secret) {
            this.form = Map.of("grant_type", "client_credentials", "client_id", id, "client_secret", secret);
        }

        @Override
        public synchronized void show(HttpRequest.Builder request) throws IOException, InterruptedException {
            if (System.nanoTime() - fetchAt >= 0) {
                HttpResponse<String> answer =
                        http.send(form(Client.this.request("/oauth2/token"), form), BodyHandlers.ofString());
                token = JSON.readTree(ok(answer).body()).path("access_token").asString();
                fetchAt = System.nanoTime() + TOKEN_LIFE.toNanos();
            }
            request.header("Authorization", "Bearer " + token);
        }
    }

    private static final class Person implements Credentials {
        private String csrfHeader = "";
        private String csrfToken = "";

        void logIn(Client client, String name, String password) throws IOException, InterruptedException {
            HttpResponse<String> page = ok(client.http.send(
                    client.request("/").header("Accept", "text/html").build(), BodyHandlers.ofString()));
            Matcher token = FORM_TOKEN.matcher(page.body());
            if (!token.find()) {
                throw new IOException("no log-in form at " + page.uri() + ": " + page.body());
            }
            Map<String, String> fields = Map.of("username", name, "password", password, "_csrf", token.group(1));
            ok(client.http.send(form(client.request("/identity/login"), fields), BodyHandlers.ofString()));
            JsonNode session = client.get("/api/session");
            csrfHeader = session.at("/csrf/header").asString();
            csrfToken = session.at("/csrf/token").asString();
        }

        @Override
        public void show(HttpRequest.Builder request) {
            if (!csrfHeader.isEmpty()) {
                request.header(csrfHeader, csrfToken);
            }
        }
    }

    JsonNode get(String path) throws IOException, InterruptedException {
        return JSON.readTree(ok(answer(path)).body());
    }

    /** All items of a list, page by page. */
    List<JsonNode> all(String path) throws IOException, InterruptedException {
        List<JsonNode> items = new ArrayList<>();
        String joined = path + (path.contains("?") ? "&" : "?") + "size=100&page=";
        for (int page = 0; ; page++) {
            JsonNode answer = get(joined + page);
            answer.path("items").forEach(items::add);
            if (answer.path("items").isEmpty()
                    || items.size() >= answer.path("total").asInt()) {
                return items;
            }
        }
    }

    /** The answer whatever it is: also that there is no such thing. */
    HttpResponse<String> answer(String path) throws IOException, InterruptedException {
        return send("GET", path, JSON_TYPE, "");
    }

    static JsonNode read(String json) {
        return JSON.readTree(json);
    }

    HttpResponse<String> put(String path, String json) throws IOException, InterruptedException {
        return send("PUT", path, JSON_TYPE, json);
    }

    HttpResponse<String> post(String path, String json) throws IOException, InterruptedException {
        return send("POST", path, JSON_TYPE, json);
    }

    HttpResponse<String> send(String method, String path, String contentType, String body)
            throws IOException, InterruptedException {
        return send(method, path, contentType, body, BodyHandlers.ofString());
    }

    <T> HttpResponse<T> send(
            String method, String path, String contentType, String body, HttpResponse.BodyHandler<T> handler)
            throws IOException, InterruptedException {
        BodyPublisher content = body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body);
        HttpRequest.Builder request = request(path).method(method, content);
        if (!body.isEmpty()) {
            request.header("Content-Type", contentType);
        }
        credentials.show(request);
        return http.send(request.build(), handler);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(address + path)).timeout(Duration.ofSeconds(30));
    }

    private static HttpRequest form(HttpRequest.Builder request, Map<String, String> fields) {
        String body = fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return request.header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body))
                .build();
    }

    private static HttpResponse<String> ok(HttpResponse<String> answer) throws IOException {
        if (answer.statusCode() != 200) {
            throw new IOException(answer.uri() + " was answered " + answer.statusCode() + ": " + answer.body());
        }
        return answer;
    }
}
