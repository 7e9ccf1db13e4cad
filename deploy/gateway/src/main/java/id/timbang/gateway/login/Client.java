package id.timbang.gateway.login;

import id.timbang.gateway.Addresses;
import id.timbang.gateway.GatewayProperties;
import java.net.URI;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ReactiveClientRegistrationRepository;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** This door as the identity provider knows it. */
@Component
class Client implements ReactiveClientRegistrationRepository {

    static final String ID = "timbang";
    static final String START = "/oauth2/authorization/" + ID;
    static final String CALLBACK = "/login/oauth2/code/" + ID;

    private final IdentityProperties identity;
    private final Provider provider;
    private final String base;

    Client(IdentityProperties identity, Provider provider, GatewayProperties properties) {
        this.identity = identity;
        this.provider = provider;
        this.base = properties.address() == null ? "{baseUrl}" : Addresses.origin(properties.address());
    }

    @Override
    public Mono<ClientRegistration> findByRegistrationId(String id) {
        return ID.equals(id) ? provider.endpoints().map(this::registration) : Mono.empty();
    }

    private ClientRegistration registration(Provider.Endpoints endpoints) {
        String secret = identity.clientSecret();
        return ClientRegistration.withRegistrationId(ID)
                .clientId(identity.clientId())
                .clientSecret(secret)
                .clientAuthenticationMethod(
                        secret == null || secret.isEmpty()
                                ? ClientAuthenticationMethod.NONE
                                : ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .redirectUri(base + CALLBACK)
                .scope(identity.scopes())
                .authorizationUri(text(endpoints.authorization()))
                .tokenUri(text(endpoints.token()))
                .jwkSetUri(text(endpoints.keys()))
                .issuerUri(identity.issuer().toString())
                .providerConfigurationMetadata(metadata(endpoints.endSession()))
                // A stolen code is worth nothing without the verifier; with a client secret, too.
                .clientSettings(ClientRegistration.ClientSettings.builder()
                        .requireProofKey(true)
                        .build())
                .build();
    }

    private static Map<String, Object> metadata(@Nullable URI endSession) {
        return endSession == null ? Map.of() : Map.of("end_session_endpoint", endSession.toString());
    }

    private static String text(@Nullable URI uri) {
        return Objects.requireNonNull(uri).toString();
    }
}
