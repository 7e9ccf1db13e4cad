package id.timbang.gateway.login;

import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.authentication.ReactiveAuthenticationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.client.authentication.OAuth2LoginAuthenticationToken;
import org.springframework.security.oauth2.client.endpoint.WebClientReactiveAuthorizationCodeTokenResponseClient;
import org.springframework.security.oauth2.client.oidc.authentication.OidcAuthorizationCodeReactiveAuthenticationManager;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenValidator;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcReactiveOAuth2UserService;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ReactiveClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.server.ServerOAuth2AuthorizationCodeAuthenticationTokenConverter;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.jwt.NimbusReactiveJwtDecoder;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import org.springframework.security.web.server.authentication.ServerAuthenticationConverter;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Exchanges the code of a log-in for tokens and checks both: the ID token (signature, issuer, our client id as its
 * audience, nonce, expiry), and the access token, which the services would refuse otherwise.
 */
@Component
class LoginManager implements ReactiveAuthenticationManager {

    private final OidcAuthorizationCodeReactiveAuthenticationManager flow;
    private final AccessTokens accessTokens;

    LoginManager(AccessTokens accessTokens, Clock clock) {
        this.accessTokens = accessTokens;
        WebClientReactiveAuthorizationCodeTokenResponseClient codes =
                new WebClientReactiveAuthorizationCodeTokenResponseClient();
        codes.setWebClient(ProviderClient.create());
        this.flow = new OidcAuthorizationCodeReactiveAuthenticationManager(codes, new OidcReactiveOAuth2UserService());
        Map<String, ReactiveJwtDecoder> byKeys = new ConcurrentHashMap<>();
        this.flow.setJwtDecoderFactory(client -> byKeys.computeIfAbsent(
                client.getProviderDetails().getJwkSetUri(), keys -> idTokens(client, keys, clock)));
    }

    private static ReactiveJwtDecoder idTokens(ClientRegistration client, String keys, Clock clock) {
        NimbusReactiveJwtDecoder decoder = NimbusReactiveJwtDecoder.withJwkSetUri(keys)
                .webClient(ProviderClient.create())
                .build();
        OidcIdTokenValidator checks = new OidcIdTokenValidator(client);
        checks.setClock(clock);
        decoder.setJwtValidator(checks);
        return decoder;
    }

    @Override
    public Mono<Authentication> authenticate(Authentication callback) {
        return flow.authenticate(callback)
                .flatMap(person -> accessTokens
                        .decode(((OAuth2LoginAuthenticationToken) person)
                                .getAccessToken()
                                .getTokenValue())
                        .thenReturn(person))
                .onErrorMap(failed -> !(failed instanceof AuthenticationException), LoginManager::failed);
    }

    /** The callback's parameters, held against the log-in that this session began. */
    static ServerAuthenticationConverter converter(ReactiveClientRegistrationRepository client) {
        ServerOAuth2AuthorizationCodeAuthenticationTokenConverter converter =
                new ServerOAuth2AuthorizationCodeAuthenticationTokenConverter(client);
        return exchange -> converter
                .convert(exchange)
                .onErrorMap(failed -> !(failed instanceof AuthenticationException), LoginManager::failed);
    }

    /** Everything that goes wrong on the way is a log-in that failed, whoever sent it. */
    private static AuthenticationException failed(Throwable cause) {
        return cause instanceof AuthenticationServiceException known
                ? known
                : new OAuth2AuthenticationException(new OAuth2Error("login_failed"), cause);
    }
}
