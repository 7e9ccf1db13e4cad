package id.timbang.gateway;

import id.timbang.gateway.login.IdentityProperties;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** What every answer tells the browser: run only our own files, show us in nobody's frame, tell nobody where you were. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class SecurityHeaders implements WebFilter {

    private static final String FEATURES = Stream.of(
                    "accelerometer",
                    "camera",
                    "display-capture",
                    "geolocation",
                    "gyroscope",
                    "microphone",
                    "midi",
                    "payment",
                    "usb")
            .map(feature -> feature + "=()")
            .collect(Collectors.joining(", "));
    private static final String A_YEAR = "max-age=31536000";

    private final String policy;
    private final boolean publicByHttps;

    SecurityHeaders(GatewayProperties properties, IdentityProperties identity) {
        // Browsers hold redirects that follow a form, such as a log-out, against form-action too.
        String forms = properties.gateway().identity() != null
                ? "'self'"
                : "'self' " + Addresses.origin(identity.publicAddress());
        this.policy = "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
                + "object-src 'none'; base-uri 'none'; form-action " + forms + "; frame-ancestors 'none'";
        this.publicByHttps = properties.isPublicByHttps();
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        String path = exchange.getRequest().getPath().pathWithinApplication().value();
        boolean https = publicByHttps
                || "https".equalsIgnoreCase(exchange.getRequest().getURI().getScheme());
        // Last of all, so that a service's own headers are replaced and not doubled.
        exchange.getResponse()
                .beforeCommit(
                        () -> Mono.fromRunnable(() -> set(exchange.getResponse().getHeaders(), path, https)));
        return chain.filter(exchange);
    }

    private void set(HttpHeaders headers, String path, boolean https) {
        headers.set("Content-Security-Policy", policy);
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("Referrer-Policy", "same-origin");
        headers.set("X-Frame-Options", "DENY");
        headers.set("Cross-Origin-Opener-Policy", "same-origin");
        headers.set("Cross-Origin-Resource-Policy", "same-origin");
        headers.set("Permissions-Policy", FEATURES);
        if (https) {
            headers.set("Strict-Transport-Security", A_YEAR);
        }
        if (path.startsWith("/api/") || path.startsWith("/login/") || Pages.isOfPersons(path)) {
            headers.set(HttpHeaders.CACHE_CONTROL, "no-store");
        }
    }
}
