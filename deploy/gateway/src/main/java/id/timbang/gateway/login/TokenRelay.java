package id.timbang.gateway.login;

import id.timbang.gateway.Routes;
import java.security.Principal;
import java.util.List;
import java.util.Optional;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.filter.GlobalFilter;
import org.springframework.cloud.gateway.route.Route;
import org.springframework.cloud.gateway.support.ServerWebExchangeUtils;
import org.springframework.core.Ordered;
import org.springframework.http.HttpCookie;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * What goes on to a service: the access token of the session, or the caller's own, and never a cookie. The identity
 * provider gets its own cookies.
 */
@Component
class TokenRelay implements GlobalFilter, Ordered {

    private static final List<String> FORWARDED = List.of(
            "Forwarded",
            "X-Forwarded-For",
            "X-Forwarded-Host",
            "X-Forwarded-Port",
            "X-Forwarded-Proto",
            "X-Forwarded-Prefix");

    private final SessionTokens tokens;

    TokenRelay(SessionTokens tokens) {
        this.tokens = tokens;
    }

    @Override
    public int getOrder() {
        return 0;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
        Route route = exchange.getRequiredAttribute(ServerWebExchangeUtils.GATEWAY_ROUTE_ATTR);
        if (route.getId().equals(Routes.IDENTITY)) {
            return chain.filter(forProvider(exchange));
        }
        return exchange.getPrincipal()
                .flatMap(caller -> tokenOf(exchange, caller))
                .map(Optional::of)
                .defaultIfEmpty(Optional.empty())
                .flatMap(token -> chain.filter(forService(exchange, token)));
    }

    private Mono<String> tokenOf(ServerWebExchange exchange, Principal caller) {
        if (caller instanceof JwtAuthenticationToken own) {
            return Mono.just(own.getToken().getTokenValue());
        }
        return caller instanceof OAuth2AuthenticationToken
                ? tokens.accessToken(exchange, (Authentication) caller)
                : Mono.empty();
    }

    private static ServerWebExchange forService(ServerWebExchange exchange, Optional<String> token) {
        return with(exchange, exchange.getRequest().mutate().headers(headers -> {
            FORWARDED.forEach(headers::remove);
            headers.remove(HttpHeaders.COOKIE);
            headers.remove(HttpHeaders.AUTHORIZATION);
            token.ifPresent(headers::setBearerAuth);
        }));
    }

    private static ServerWebExchange forProvider(ServerWebExchange exchange) {
        ServerHttpRequest request = exchange.getRequest();
        List<String> cookies = request.getCookies().values().stream()
                .flatMap(List::stream)
                .filter(cookie -> !cookie.getName().equals(Sessions.COOKIE))
                .map(HttpCookie::toString)
                .toList();
        return with(exchange, request.mutate().headers(headers -> {
            FORWARDED.forEach(headers::remove);
            headers.remove(HttpHeaders.COOKIE);
            if (!cookies.isEmpty()) {
                headers.set(HttpHeaders.COOKIE, String.join("; ", cookies));
            }
        }));
    }

    private static ServerWebExchange with(ServerWebExchange exchange, ServerHttpRequest.Builder request) {
        return exchange.mutate().request(request.build()).build();
    }
}
