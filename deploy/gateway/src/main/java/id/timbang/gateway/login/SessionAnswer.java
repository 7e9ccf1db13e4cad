package id.timbang.gateway.login;

import id.timbang.gateway.Refusal;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.web.server.csrf.CsrfToken;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** {@code GET /api/session}: tells a page who is logged in, and the token that changing requests need. */
@Configuration(proxyBeanMethods = false)
class SessionAnswer {

    private final SessionTokens tokens;
    private final AccessTokens checks;
    private final IdentityProperties.Claims claims;

    SessionAnswer(SessionTokens tokens, AccessTokens checks, IdentityProperties identity) {
        this.tokens = tokens;
        this.checks = checks;
        this.claims = identity.claims();
    }

    @Bean
    RouterFunction<ServerResponse> session() {
        return RouterFunctions.route().GET("/api/session", this::answer).build();
    }

    private Mono<ServerResponse> answer(ServerRequest request) {
        return request.principal()
                // A caller with a token of its own has no session.
                .ofType(OAuth2AuthenticationToken.class)
                .switchIfEmpty(Mono.error(Refusal::notLoggedIn))
                .flatMap(person -> tokens.accessToken(request.exchange(), person)
                        .flatMap(checks::decode)
                        .onErrorMap(JwtException.class, failed -> Refusal.notLoggedIn())
                        .zipWith(csrf(request.exchange()))
                        .map(both -> body(nameOf(person), both.getT1(), both.getT2())))
                .flatMap(body -> ServerResponse.ok().bodyValue(body));
    }

    private static Mono<CsrfToken> csrf(ServerWebExchange exchange) {
        return Objects.requireNonNull(exchange.<Mono<CsrfToken>>getAttribute(CsrfToken.class.getName()));
    }

    private Map<String, Object> body(String name, Jwt token, CsrfToken csrf) {
        Map<String, Object> body = new HashMap<>();
        body.put("name", name);
        body.put("roles", texts(claim(token, claims.roles())));
        body.put("employeeId", claim(token, claims.employee()) instanceof String id && !id.isBlank() ? id : null);
        body.put("csrf", Map.of("header", csrf.getHeaderName(), "token", csrf.getToken()));
        return body;
    }

    /** Of the ID token: names do not travel to the services. */
    private static String nameOf(OAuth2AuthenticationToken person) {
        OidcUser user = (OidcUser) Objects.requireNonNull(person.getPrincipal());
        return Stream.of(user.getFullName(), user.getPreferredUsername())
                .filter(name -> name != null && !name.isBlank())
                .findFirst()
                .orElse("");
    }

    private static List<String> texts(@Nullable Object claim) {
        Collection<?> several = claim instanceof Collection<?> list
                ? list
                : Optional.ofNullable(claim).stream().toList();
        return several.stream()
                .filter(String.class::isInstance)
                .map(String.class::cast)
                .toList();
    }

    private static @Nullable Object claim(Jwt token, String name) {
        if (token.hasClaim(name)) {
            return token.getClaims().get(name);
        }
        Object at = token.getClaims();
        for (String step : name.split("\\.")) {
            at = at instanceof Map<?, ?> object ? object.get(step) : null;
        }
        return at;
    }
}
