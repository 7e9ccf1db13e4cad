package id.timbang.gateway.login;

import id.timbang.gateway.GatewayProperties;
import id.timbang.gateway.Refusal;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Mono;

/** Where the identity provider answers: as set, or as its own description says, which is asked for when first needed. */
@Component
class Provider {

    private static final Logger log = LoggerFactory.getLogger(Provider.class);
    private static final Duration FOR_EVER = Duration.ofMillis(Long.MAX_VALUE);

    private final IdentityProperties identity;
    private final Endpoints known;
    private final Mono<Endpoints> described;

    /**
     * Its addresses.
     *
     * @param endSession where people log out; null where the provider has no such place
     */
    record Endpoints(
            @Nullable URI authorization,
            @Nullable URI token,
            @Nullable URI keys,
            @Nullable URI endSession) {

        boolean isWhole() {
            return authorization != null && token != null && keys != null;
        }
    }

    Provider(IdentityProperties identity, GatewayProperties properties) {
        this.identity = identity;
        this.known = known(identity, properties);
        WebClient client = ProviderClient.create();
        this.described = Mono.defer(() -> describe(client))
                // What is known stays; a failure is forgotten at once.
                .cache(endpoints -> FOR_EVER, failed -> Duration.ZERO, () -> Duration.ZERO);
    }

    /** All addresses; a {@link Refusal} where the provider is away. */
    Mono<Endpoints> endpoints() {
        return known.isWhole() ? Mono.just(known) : described;
    }

    /** Where its keys are, without asking for what is set. */
    Mono<URI> keys() {
        return known.keys() != null
                ? Mono.just(known.keys())
                : described.map(endpoints -> Objects.requireNonNull(endpoints.keys()));
    }

    /** The standalone's own provider stands behind this door: browsers come by the door, the door asks directly. */
    private static Endpoints known(IdentityProperties identity, GatewayProperties properties) {
        URI inside = properties.gateway().identity();
        URI outside = properties.address() == null ? identity.issuer() : properties.address();
        return new Endpoints(
                orElse(identity.authorizationUri(), inside == null ? null : outside.resolve("/oauth2/authorize")),
                orElse(identity.tokenUri(), inside == null ? null : inside.resolve("/oauth2/token")),
                orElse(identity.jwkSetUri(), inside == null ? null : inside.resolve("/oauth2/jwks")),
                orElse(identity.endSessionUri(), inside == null ? null : outside.resolve("/connect/logout")));
    }

    private Mono<Endpoints> describe(WebClient client) {
        String issuer = identity.issuer().toString();
        String place = (issuer.endsWith("/") ? issuer.substring(0, issuer.length() - 1) : issuer)
                + "/.well-known/openid-configuration";
        return client.get()
                .uri(URI.create(place))
                .retrieve()
                .bodyToMono(new ParameterizedTypeReference<Map<String, Object>>() {})
                .map(this::read)
                .doOnError(
                        failed -> log.warn("the identity provider's description cannot be read: {}", failed.toString()))
                .onErrorMap(failed -> Refusal.providerAway());
    }

    private Endpoints read(Map<String, Object> description) {
        if (!identity.issuer().toString().equals(description.get("issuer"))) {
            throw new IllegalStateException("it is another issuer's");
        }
        Endpoints all = new Endpoints(
                orElse(known.authorization(), uri(description, "authorization_endpoint")),
                orElse(known.token(), uri(description, "token_endpoint")),
                orElse(known.keys(), uri(description, "jwks_uri")),
                orElse(known.endSession(), uri(description, "end_session_endpoint")));
        if (!all.isWhole()) {
            throw new IllegalStateException("it does not say where to log in");
        }
        return all;
    }

    private static @Nullable URI uri(Map<String, Object> description, String name) {
        return description.get(name) instanceof String text ? URI.create(text) : null;
    }

    private static @Nullable URI orElse(@Nullable URI set, @Nullable URI other) {
        return set == null ? other : set;
    }
}
