package id.timbang.identity.client;

import id.timbang.identity.IdentitySettings;
import java.util.List;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.oidc.OidcScopes;
import org.springframework.security.oauth2.server.authorization.client.InMemoryRegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;

/** The front door, for people; and the demonstration's two machines, which this provider knows for the standalone only. */
@Configuration(proxyBeanMethods = false)
class Clients {

    static final String FRONT_DOOR = "timbang";

    @Bean
    AuthorizationServerSettings authorizationServer(IdentitySettings settings) {
        return AuthorizationServerSettings.builder().issuer(settings.address()).build();
    }

    @Bean
    RegisteredClientRepository registeredClients(IdentitySettings settings) {
        TokenSettings tokens = TokenSettings.builder()
                .accessTokenTimeToLive(settings.accessTokens())
                .refreshTokenTimeToLive(settings.refreshTokens())
                .build();
        RegisteredClient frontDoor = RegisteredClient.withId(UUID.randomUUID().toString())
                .clientId(FRONT_DOOR)
                .clientSecret("{noop}" + settings.clientSecret())
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .authorizationGrantType(AuthorizationGrantType.REFRESH_TOKEN)
                .redirectUri(settings.address() + "/login/oauth2/code/timbang")
                .postLogoutRedirectUri(settings.address() + "/")
                .scope(OidcScopes.OPENID)
                .scope(OidcScopes.PROFILE)
                .clientSettings(ClientSettings.builder()
                        .requireProofKey(true)
                        .requireAuthorizationConsent(false)
                        .build())
                .tokenSettings(tokens)
                .build();
        return new InMemoryRegisteredClientRepository(List.of(
                frontDoor,
                machine(Machine.REGISTRY, "registry-demo", tokens),
                machine(Machine.OPERATOR, "operator-demo", tokens)));
    }

    /** @param demonstrationSecret known to everybody: this provider listens on its own machine only */
    private static RegisteredClient machine(Machine machine, String demonstrationSecret, TokenSettings tokens) {
        return RegisteredClient.withId(UUID.randomUUID().toString())
                .clientId(machine.clientId())
                .clientSecret("{noop}" + demonstrationSecret)
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_POST)
                .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
                .tokenSettings(tokens)
                .build();
    }
}
