package id.timbang.gateway;

import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpRequest;

/** Tells a person who opens a page from a program that asks for data. */
public final class Pages {

    private Pages() {}

    /** Whether a browser asks for a page to show: those are redirected to the log-in, all else is told a problem. */
    public static boolean isAskedFor(ServerHttpRequest request) {
        String path = request.getPath().value();
        return request.getMethod().equals(HttpMethod.GET)
                && !path.startsWith("/api/")
                && !path.startsWith("//")
                && !path.contains("\\")
                && request.getHeaders().getAccept().stream()
                        .anyMatch(type -> !type.isWildcardType() && type.includes(MediaType.TEXT_HTML));
    }

    /** Whether a page about persons is at this path: no browser or proxy keeps it. */
    static boolean isOfPersons(String path) {
        return path.equals("/") || !PageAddresses.fileOf(path).equals(path);
    }
}
