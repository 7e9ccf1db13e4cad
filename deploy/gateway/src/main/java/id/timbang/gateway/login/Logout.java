package id.timbang.gateway.login;

import id.timbang.gateway.Addresses;
import id.timbang.gateway.GatewayProperties;
import java.net.URI;
import java.util.Map;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.web.server.WebFilterExchange;
import org.springframework.security.web.server.authentication.logout.ServerLogoutHandler;
import org.springframework.security.web.server.authentication.logout.ServerLogoutSuccessHandler;
import org.springframework.stereotype.Component;
import org.springframework.web.server.WebSession;
import org.springframework.web.util.UriComponentsBuilder;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/**
 * Ends the session here, and answers {@code {"next": address}}: where the browser must go so that it ends at the
 * identity provider too. Not a redirect, since it is a script that asks, and the address may be another site's.
 */
@Component
class Logout implements ServerLogoutHandler, ServerLogoutSuccessHandler {

    private final Provider provider;
    private final IdentityProperties identity;
    private final GatewayProperties properties;
    private final JsonMapper json;

    Logout(Provider provider, IdentityProperties identity, GatewayProperties properties, JsonMapper json) {
        this.provider = provider;
        this.identity = identity;
        this.properties = properties;
        this.json = json;
    }

    @Override
    public Mono<Void> logout(WebFilterExchange exchange, Authentication person) {
        return exchange.getExchange().getSession().flatMap(WebSession::invalidate);
    }

    @Override
    public Mono<Void> onLogoutSuccess(WebFilterExchange exchange, Authentication person) {
        ServerHttpResponse response = exchange.getExchange().getResponse();
        return next(exchange.getExchange().getRequest(), person).flatMap(next -> {
            response.getHeaders().setContentType(MediaType.APPLICATION_JSON);
            byte[] body = json.writeValueAsBytes(Map.of("next", next));
            return response.writeWith(Mono.just(response.bufferFactory().wrap(body)));
        });
    }

    private Mono<String> next(ServerHttpRequest request, Authentication person) {
        if (!(person.getPrincipal() instanceof OidcUser user)) {
            return Mono.just("/");
        }
        URI home = properties.address() == null ? request.getURI() : properties.address();
        return provider.endpoints()
                .mapNotNull(Provider.Endpoints::endSession)
                .map(end -> UriComponentsBuilder.fromUri(end)
                        .queryParam("id_token_hint", user.getIdToken().getTokenValue())
                        .queryParam("client_id", identity.clientId())
                        .queryParam("post_logout_redirect_uri", Addresses.origin(home) + "/")
                        .encode()
                        .build()
                        .toUriString())
                // The session here is over in any case.
                .onErrorReturn("/")
                .defaultIfEmpty("/");
    }
}
