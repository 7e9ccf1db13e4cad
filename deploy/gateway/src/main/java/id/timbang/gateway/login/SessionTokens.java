package id.timbang.gateway.login;

import id.timbang.gateway.Refusal;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.endpoint.OAuth2RefreshTokenGrantRequest;
import org.springframework.security.oauth2.client.endpoint.WebClientReactiveRefreshTokenTokenResponseClient;
import org.springframework.security.oauth2.client.web.server.ServerOAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.core.OAuth2AuthorizationException;
import org.springframework.security.oauth2.core.OAuth2RefreshToken;
import org.springframework.security.oauth2.core.endpoint.OAuth2AccessTokenResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebSession;
import reactor.core.publisher.Mono;

/** The access token of a session, refreshed shortly before it ends; when that is refused, the session is over. */
@Component
class SessionTokens {

    private static final Logger log = LoggerFactory.getLogger(SessionTokens.class);

    /** What a provider in trouble says; it tells nothing about the session. */
    private static final Set<String> TROUBLE =
            Set.of("server_error", "temporarily_unavailable", "invalid_token_response");

    private final ServerOAuth2AuthorizedClientRepository clients;
    private final IdentityProperties identity;
    private final Clock clock;
    private final WebClientReactiveRefreshTokenTokenResponseClient provider =
            new WebClientReactiveRefreshTokenTokenResponseClient();

    /** By session: a refresh token is good for one use, and a page asks for several things at once. */
    private final Map<String, Mono<OAuth2AuthorizedClient>> underWay = new ConcurrentHashMap<>();

    SessionTokens(ServerOAuth2AuthorizedClientRepository clients, IdentityProperties identity, Clock clock) {
        this.clients = clients;
        this.identity = identity;
        this.clock = clock;
        this.provider.setWebClient(ProviderClient.create());
    }

    /** A token that holds now; a 401 where the session has none any more, and then the session is over. */
    Mono<String> accessToken(ServerWebExchange exchange, Authentication person) {
        return held(exchange, person)
                .flatMap(client -> isFresh(client) ? Mono.just(client) : refreshed(exchange, person))
                .map(client -> client.getAccessToken().getTokenValue());
    }

    private Mono<OAuth2AuthorizedClient> held(ServerWebExchange exchange, Authentication person) {
        return clients.<OAuth2AuthorizedClient>loadAuthorizedClient(Client.ID, person, exchange)
                .switchIfEmpty(Mono.defer(() -> over(exchange)));
    }

    private Mono<OAuth2AuthorizedClient> refreshed(ServerWebExchange exchange, Authentication person) {
        return exchange.getSession().flatMap(session -> {
            String id = session.getId();
            return underWay.computeIfAbsent(id, mine -> Mono.defer(() -> held(exchange, person))
                    // Another request may have been quicker.
                    .flatMap(client -> isFresh(client) ? Mono.just(client) : refresh(exchange, person, client))
                    .doFinally(done -> underWay.remove(id))
                    .cache());
        });
    }

    private Mono<OAuth2AuthorizedClient> refresh(
            ServerWebExchange exchange, Authentication person, OAuth2AuthorizedClient client) {
        OAuth2RefreshToken refreshToken = client.getRefreshToken();
        if (refreshToken == null) {
            return holds(client) ? Mono.just(client) : over(exchange);
        }
        return provider.getTokenResponse(new OAuth2RefreshTokenGrantRequest(
                        client.getClientRegistration(), client.getAccessToken(), refreshToken))
                .map(answer -> with(client, answer))
                .flatMap(renewed ->
                        clients.saveAuthorizedClient(renewed, person, exchange).thenReturn(renewed))
                .onErrorResume(failed -> {
                    if (isRefusal(failed)) {
                        return over(exchange);
                    }
                    log.warn(
                            "an access token could not be refreshed: {}",
                            failed.getClass().getSimpleName());
                    return holds(client) ? Mono.just(client) : Mono.error(Refusal.providerAway());
                });
    }

    private static OAuth2AuthorizedClient with(OAuth2AuthorizedClient client, OAuth2AccessTokenResponse answer) {
        return new OAuth2AuthorizedClient(
                client.getClientRegistration(),
                client.getPrincipalName(),
                answer.getAccessToken(),
                Objects.requireNonNullElse(answer.getRefreshToken(), client.getRefreshToken()));
    }

    private static boolean isRefusal(Throwable failed) {
        return failed instanceof OAuth2AuthorizationException refused
                && !TROUBLE.contains(refused.getError().getErrorCode());
    }

    private static <T> Mono<T> over(ServerWebExchange exchange) {
        return exchange.getSession().flatMap(WebSession::invalidate).then(Mono.error(Refusal.notLoggedIn()));
    }

    private boolean isFresh(OAuth2AuthorizedClient client) {
        Instant end = client.getAccessToken().getExpiresAt();
        return end == null || clock.instant().isBefore(end.minus(identity.refreshBefore()));
    }

    private boolean holds(OAuth2AuthorizedClient client) {
        @Nullable Instant end = client.getAccessToken().getExpiresAt();
        return end == null || clock.instant().isBefore(end);
    }
}
