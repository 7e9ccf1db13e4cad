package id.timbang.gateway.login;

import java.util.Set;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.security.web.server.context.WebSessionServerSecurityContextRepository;
import org.springframework.security.web.server.csrf.CsrfToken;
import org.springframework.security.web.server.csrf.ServerCsrfTokenRequestAttributeHandler;
import org.springframework.security.web.server.util.matcher.ServerWebExchangeMatcher;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** A request that changes something with nothing but a session's cookie must show that a page of ours sent it. */
final class Csrf {

    private static final Set<HttpMethod> READING =
            Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS, HttpMethod.TRACE);

    private Csrf() {}

    /** Requests of a session, but not those with a token of their own, nor those to parts that know no session. */
    static ServerWebExchangeMatcher matcher() {
        return exchange -> {
            String path = exchange.getRequest().getPath().value();
            boolean ours = path.startsWith("/api/") || path.equals("/logout");
            if (!ours || READING.contains(exchange.getRequest().getMethod()) || hasToken(exchange)) {
                return ServerWebExchangeMatcher.MatchResult.notMatch();
            }
            return exchange.getSession()
                    .flatMap(session -> session.getAttributes()
                                    .containsKey(
                                            WebSessionServerSecurityContextRepository
                                                    .DEFAULT_SPRING_SECURITY_CONTEXT_ATTR_NAME)
                            ? ServerWebExchangeMatcher.MatchResult.match()
                            : ServerWebExchangeMatcher.MatchResult.notMatch());
        };
    }

    private static boolean hasToken(ServerWebExchange exchange) {
        String authorization = exchange.getRequest().getHeaders().getFirst(HttpHeaders.AUTHORIZATION);
        return authorization != null && authorization.regionMatches(true, 0, "Bearer ", 0, 7);
    }

    /** Takes the token from its header only: the body belongs to the service the request goes to. */
    static final class InHeader extends ServerCsrfTokenRequestAttributeHandler {

        @Override
        public Mono<String> resolveCsrfTokenValue(ServerWebExchange exchange, CsrfToken token) {
            return Mono.justOrEmpty(exchange.getRequest().getHeaders().getFirst(token.getHeaderName()));
        }
    }
}
