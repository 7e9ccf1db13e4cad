package id.timbang.gateway.limit;

import id.timbang.gateway.limit.LimitProperties.Concurrency;
import id.timbang.gateway.limit.LimitProperties.Rate;
import java.net.InetSocketAddress;
import java.security.Principal;
import java.util.Optional;
import org.springframework.core.annotation.Order;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** Holds each client to its rate, and to so many requests and live streams at once. */
@Component
@Order(-50) // right after security, which says who the client is
class ClientLimits implements WebFilter {

    private final Clients clients;
    private final LimitProperties limits;

    ClientLimits(Clients clients, LimitProperties limits) {
        this.clients = clients;
        this.limits = limits;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        ServerHttpRequest request = exchange.getRequest();
        String path = request.getPath().value();
        if (path.startsWith("/assets/") || path.startsWith("/actuator/")) {
            return chain.filter(exchange);
        }
        return exchange.getPrincipal()
                .map(Optional::of)
                .defaultIfEmpty(Optional.empty())
                .flatMap(caller -> hold(caller, request, chain.filter(exchange)));
    }

    private Mono<Void> hold(Optional<Principal> caller, ServerHttpRequest request, Mono<Void> work) {
        Principal known = caller.orElse(null);
        if (known instanceof JwtAuthenticationToken token) {
            return hold("machine " + token.getToken().getSubject(), limits.machine(), request, work);
        }
        if (known instanceof OAuth2AuthenticationToken) {
            return hold("person " + known.getName(), limits.person(), request, work);
        }
        return hold("address " + remote(request), limits.address(), request, work);
    }

    private <L extends Rate & Concurrency> Mono<Void> hold(
            String client, L limit, ServerHttpRequest request, Mono<Void> work) {
        return clients.count(client, limit).then(clients.within(client, limit, isStream(request), work));
    }

    private static boolean isStream(ServerHttpRequest request) {
        return request.getPath().value().equals("/api/scores/stream")
                || request.getHeaders().getAccept().stream()
                        .anyMatch(type -> !type.isWildcardType() && type.isCompatibleWith(MediaType.TEXT_EVENT_STREAM));
    }

    static String remote(ServerHttpRequest request) {
        InetSocketAddress remote = request.getRemoteAddress();
        return remote == null ? "unknown" : remote.getHostString();
    }
}
