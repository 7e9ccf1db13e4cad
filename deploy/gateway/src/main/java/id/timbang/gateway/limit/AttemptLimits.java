package id.timbang.gateway.limit;

import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** Makes guessing slow: passwords, client secrets, the codes of log-ins, and tokens. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 4)
class AttemptLimits implements WebFilter {

    private final Clients clients;
    private final LimitProperties limits;

    AttemptLimits(Clients clients, LimitProperties limits) {
        this.clients = clients;
        this.limits = limits;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        ServerHttpRequest request = exchange.getRequest();
        String path = request.getPath().value();
        String remote = ClientLimits.remote(request);
        if (isAttempt(request, path)) {
            return clients.count("attempts at " + kind(path) + " from " + remote, limits.attempts())
                    .then(chain.filter(exchange));
        }
        return chain.filter(exchange).onErrorResume(AttemptLimits::isUnknown, unknown -> clients.count(
                        "refusals from " + remote, limits.refusals())
                .then(Mono.error(unknown)));
    }

    /** Sessions are begun by a log-in's start, hence it is counted, too. */
    private static boolean isAttempt(ServerHttpRequest request, String path) {
        return path.startsWith("/oauth2/authorization/")
                || path.startsWith("/login/")
                || request.getMethod().equals(HttpMethod.POST)
                        && (path.startsWith("/identity/login") || path.startsWith("/oauth2/"));
    }

    private static String kind(String path) {
        return path.startsWith("/oauth2/authorization/") ? "start" : path.split("/")[1];
    }

    private static boolean isUnknown(Throwable error) {
        return error instanceof ResponseStatusException known
                && known.getStatusCode().isSameCodeAs(HttpStatus.UNAUTHORIZED);
    }
}
