package id.timbang.gateway.login;

import java.time.Clock;
import java.util.Map;
import org.springframework.core.convert.converter.Converter;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.authentication.ReactiveAuthenticationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.client.authentication.OAuth2LoginAuthenticationToken;
import org.springframework.security.oauth2.client.endpoint.WebClientReactiveAuthorizationCodeTokenResponseClient;
import org.springframework.security.oauth2.client.oidc.authentication.OidcAuthorizationCodeReactiveAuthenticationManager;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenValidator;
import org.springframework.security.oauth2.client.oidc.authentication.ReactiveOidcIdTokenDecoderFactory;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcReactiveOAuth2UserService;
import org.springframework.security.oauth2.client.registration.ReactiveClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.server.ServerOAuth2AuthorizationCodeAuthenticationTokenConverter;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.converter.ClaimTypeConverter;
import org.springframework.security.oauth2.core.oidc.IdTokenClaimNames;
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
        ReactiveOidcIdTokenDecoderFactory idTokens = new ReactiveOidcIdTokenDecoderFactory();
        idTokens.setJwtValidatorFactory(registration -> {
            OidcIdTokenValidator checks = new OidcIdTokenValidator(registration);
            checks.setClock(clock);
            return checks;
        });
        // Not as a java.net.URL, which looks its host up wherever two are compared.
        Map<String, Converter<Object, ?>> types = ReactiveOidcIdTokenDecoderFactory.createDefaultClaimTypeConverters();
        types.remove(IdTokenClaimNames.ISS);
        idTokens.setClaimTypeConverterFactory(registration -> new ClaimTypeConverter(types));
        this.flow = new OidcAuthorizationCodeReactiveAuthenticationManager(
                new WebClientReactiveAuthorizationCodeTokenResponseClient(), new OidcReactiveOAuth2UserService());
        this.flow.setJwtDecoderFactory(idTokens);
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
