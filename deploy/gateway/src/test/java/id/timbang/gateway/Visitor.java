package id.timbang.gateway;

import java.io.IOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A person with a browser: keeps cookies, and follows redirects when asked to. */
final class Visitor {

    private final CookieManager cookies = new CookieManager();
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .cookieHandler(cookies)
            .build();
    private final URI door;

    Visitor(URI door) {
        this.door = door;
    }

    HttpResponse<String> open(String path) {
        return send(page(door.resolve(path)));
    }

    HttpResponse<String> get(String path) {
        return send(HttpRequest.newBuilder(door.resolve(path)).header("Accept", "application/json"));
    }

    HttpResponse<String> post(String path, String... headers) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(door.resolve(path)).POST(HttpRequest.BodyPublishers.ofString("{}"));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return send(request);
    }

    /** Opens a page and goes on as long as it is sent elsewhere; at most ten times, as browsers do. */
    HttpResponse<String> arrive(String path) {
        URI at = door.resolve(path);
        for (int hop = 0; hop < 10; hop++) {
            HttpResponse<String> answer = send(page(at));
            if (answer.statusCode() / 100 != 3) {
                return answer;
            }
            at = at.resolve(answer.headers().firstValue("Location").orElseThrow());
        }
        throw new AssertionError("redirected in a circle, last to " + at);
    }

    JsonNode session() {
        return JsonMapper.shared().readTree(get("/api/session").body());
    }

    String cookie() {
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals("timbang-session"))
                .map(HttpCookie::getValue)
                .findFirst()
                .orElse("");
    }

    void useCookie(String value) {
        HttpCookie cookie = new HttpCookie("timbang-session", value);
        cookie.setPath("/");
        cookie.setVersion(0);
        cookies.getCookieStore().add(door, cookie);
    }

    HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.timeout(Duration.ofSeconds(20)).build(), BodyHandlers.ofString());
        } catch (IOException failed) {
            throw new java.io.UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private static HttpRequest.Builder page(URI address) {
        return HttpRequest.newBuilder(address).header("Accept", "text/html,application/xhtml+xml,*/*;q=0.8");
    }
}
