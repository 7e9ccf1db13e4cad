package id.timbang.gateway.pages;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * The pages with answers that stand in files, so that a test knows every figure it will see, can send a change when it
 * wants, and can take the services away.
 */
final class FakeServices implements AutoCloseable {

    /** What the front door sends with every page. */
    private static final String POLICY = "default-src 'self'";

    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html; charset=utf-8",
            "js", "text/javascript",
            "css", "text/css",
            "json", "application/json",
            "svg", "image/svg+xml");

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<HttpExchange> streams = new CopyOnWriteArrayList<>();
    private final Map<String, Given> given = new ConcurrentHashMap<>();
    private final Map<String, String> sent = new ConcurrentHashMap<>();
    private volatile boolean away;
    private volatile boolean ended;
    private volatile String roles = "\"manager\"";
    private volatile String score = answer("score");

    FakeServices() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException unavailable) {
            throw new UncheckedIOException(unavailable);
        }
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    URI address(String path) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
    }

    /** From now on requests of that verb and path, {@code PUT /api/x}, are answered so. */
    void answers(String request, int status, String body) {
        given.put(request, new Given(status, body));
    }

    /** The body that was sent last by a request of that verb and path; empty where none was. */
    String sent(String request) {
        return sent.getOrDefault(request, "");
    }

    private record Given(int status, String body) {}

    /** From now on the services do not answer, and open streams end; or they are back. */
    void away(boolean gone) {
        away = gone;
        if (gone) {
            streams.forEach(HttpExchange::close);
            streams.clear();
        }
    }

    /** From now on nobody is logged in any more, and open streams end as they do with their token; or somebody is. */
    void sessionEnds(boolean over) {
        ended = over;
        endStreams();
    }

    /** From now on nobody is logged in any more, but open streams go on: somebody has logged out in another window. */
    void sessionEndsElsewhere() {
        ended = true;
    }

    /** Open streams end of themselves. */
    void endStreams() {
        for (HttpExchange stream : streams) {
            streams.remove(stream);
            try {
                stream.getResponseBody().close();
            } catch (IOException gone) {
                stream.close();
            }
        }
    }

    /** Whoever is logged in has these roles from now on. */
    void rolesBecome(String... names) {
        roles = "\"" + String.join("\",\"", names) + "\"";
    }

    /** Budi's score becomes another, without anybody being told. */
    void scoreBecomes(String before, String after) {
        score = score.replace("\"score\":" + before, "\"score\":" + after);
    }

    /** Tells open pages of Budi's score. */
    void tellChange() {
        streams.forEach(stream -> write(stream, "event:score\ndata:" + score.replace("\n", "") + "\n\n"));
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        exchange.getResponseHeaders().set("Content-Security-Policy", POLICY);
        if (!path.startsWith("/api/")) {
            sendFile(exchange, fileOf(path));
        } else if (away) {
            send(exchange, 503, "application/problem+json", "{\"status\":503,\"detail\":\"The part is away.\"}");
        } else if (ended && !path.equals("/api/settings")) {
            send(exchange, 401, "application/problem+json", "{\"status\":401,\"code\":\"not-logged-in\"}");
        } else if (path.equals("/api/employees/e-9")) {
            send(exchange, 403, "application/problem+json", "{\"status\":403,\"code\":\"not-yours\"}");
        } else if (given.containsKey(exchange.getRequestMethod() + " " + path)) {
            sendGiven(exchange, exchange.getRequestMethod() + " " + path);
        } else if (path.equals("/api/scores/stream")) {
            stream(exchange);
        } else {
            sendAnswer(exchange, path);
        }
    }

    private void sendGiven(HttpExchange exchange, String request) throws IOException {
        sent.put(request, new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        Given answer = given.get(request);
        send(
                exchange,
                answer.status(),
                answer.status() < 400 ? "application/json" : "application/problem+json",
                answer.body());
    }

    private void sendAnswer(HttpExchange exchange, String path) throws IOException {
        String body =
                switch (path) {
                    case "/api/settings" -> "{\"zone\":\"Asia/Jakarta\"}";
                    case "/api/session" ->
                        "{\"name\":\"Budi Santoso\",\"roles\":[" + roles
                                + "],\"employeeId\":\"e-1\",\"csrf\":{\"header\":\"X-CSRF-TOKEN\",\"token\":\"t\"}}";
                    case "/api/audit/accesses/e-1" ->
                        accesses(exchange.getRequestURI().getQuery());
                    case "/api/offices" -> answer("offices");
                    case "/api/offices/asemrowo" -> "{\"officeId\":\"asemrowo\",\"name\":\"Dukcapil Asemrowo\"}";
                    case "/api/employees" -> answer("employees");
                    case "/api/employees/e-1" ->
                        "{\"employeeId\":\"e-1\",\"name\":\"Budi\",\"officeId\":\"asemrowo\",\"position\":\"Registrar\"}";
                    case "/api/indicators" -> answer("indicators");
                    case "/api/scorecards/registrar" -> answer("scorecard");
                    case "/api/scores" -> "{\"items\":[" + score + "],\"page\":0,\"size\":200,\"total\":1}";
                    case "/api/scores/e-1" ->
                        "period=2026-Q4".equals(exchange.getRequestURI().getQuery()) ? answer("score-quarter") : score;
                    case "/api/scores/e-1/evidence" -> answer("evidence");
                    case "/api/scores/e-1/explanation" ->
                        answer(
                                "period=2026-Q4".equals(exchange.getRequestURI().getQuery())
                                        ? "explanation-quarter"
                                        : "explanation");
                    case "/api/scores/method" -> answer("method");
                    case "/api/employees/e-3" ->
                        "{\"employeeId\":\"e-3\",\"name\":\"Ani\",\"officeId\":\"asemrowo\",\"position\":\"Clerk\"}";
                    case "/api/scores/e-3" -> answer("score-away");
                    // What stands in the file as entered by e-1 is so by whoever is asked for.
                    case "/api/scores/e-3/evidence" ->
                        answer("evidence-remarked").replace("\"e-1\"", "\"e-3\"");
                    default -> "";
                };
        if (body.isEmpty()) {
            send(exchange, 404, "application/problem+json", "{\"status\":404,\"detail\":\"There is no such thing.\"}");
        } else {
            send(exchange, 200, "application/json", body);
        }
    }

    /** Twelve looks, the newest by Budi, the others by his supervisor. */
    private static String accesses(String query) {
        int first = query.contains("page=1") ? 10 : 0;
        StringBuilder items = new StringBuilder();
        for (int n = first; n < Math.min(first + 10, 12); n++) {
            items.append(n == first ? "" : ",").append("""
                    {"at":"2026-11-24T0%d:00:00Z","viewer":%s,"purpose":"%s","what":"SCORE","period":"2026-11"}""".formatted(
                            9 - n % 10,
                            n == 0
                                    ? "{\"employeeId\":\"e-1\",\"name\":\"Budi\",\"role\":\"employee\"}"
                                    : "{\"employeeId\":\"e-20\",\"name\":\"Wulan\",\"role\":\"supervisor\"}",
                            n == 0 ? "OWN" : "SUPERVISION"));
        }
        return "{\"items\":[" + items + "],\"page\":" + first / 10 + ",\"size\":10,\"total\":12}";
    }

    private void stream(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
        exchange.sendResponseHeaders(200, 0);
        write(exchange, "event:score\ndata:" + score.replace("\n", "") + "\n\n");
        write(exchange, "event:snapshot-complete\ndata:{\"n\":1}\n\n");
        streams.add(exchange);
    }

    private static void write(HttpExchange stream, String text) {
        try {
            OutputStream body = stream.getResponseBody();
            body.write(text.getBytes(StandardCharsets.UTF_8));
            body.flush();
        } catch (IOException gone) {
            stream.close(); // the page was left
        }
    }

    private static String fileOf(String path) {
        if (path.equals("/")) {
            return "/index.html";
        }
        if (path.equals("/how-scores-are-computed")) {
            return "/pages/method.html";
        }
        return path.startsWith("/offices/")
                ? "/pages/office.html"
                : path.startsWith("/employees/")
                        ? "/pages/employee.html"
                        : path.startsWith("/catalogue") ? "/pages/catalogue.html" : path;
    }

    private static void sendFile(HttpExchange exchange, String path) throws IOException {
        Path file = Path.of("src/main/resources/static" + path).normalize();
        if (!Files.isRegularFile(file)) {
            send(exchange, 404, "text/plain", "");
            return;
        }
        String ending = path.substring(path.lastIndexOf('.') + 1);
        send(exchange, 200, TYPES.getOrDefault(ending, "text/plain"), Files.readString(file));
    }

    private static void send(HttpExchange exchange, int status, String type, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(bytes);
        }
    }

    private static String answer(String name) {
        try (InputStream file = FakeServices.class.getResourceAsStream("/pages/" + name + ".json")) {
            if (file == null) {
                throw new IllegalArgumentException("no answer named " + name);
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
