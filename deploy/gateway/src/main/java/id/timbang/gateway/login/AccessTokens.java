package id.timbang.gateway.login;

import id.timbang.gateway.Refusal;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.JwtTypeValidator;
import org.springframework.security.oauth2.jwt.NimbusReactiveJwtDecoder;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Checks access tokens as the services do: signature, type, issuer, audience, and that they hold now. */
@Component
class AccessTokens implements ReactiveJwtDecoder {

    /** How far the clocks of provider and door may differ. */
    private static final Duration SKEW = Duration.ofSeconds(10);

    private static final Logger log = LoggerFactory.getLogger(AccessTokens.class);

    private final Mono<ReactiveJwtDecoder> decoder;

    AccessTokens(IdentityProperties identity, Provider provider, Clock clock) {
        this.decoder = provider.keys()
                .map(keys -> {
                    NimbusReactiveJwtDecoder made = NimbusReactiveJwtDecoder.withJwkSetUri(keys.toString())
                            .webClient(ProviderClient.create())
                            .validateType(false)
                            .build();
                    made.setJwtValidator(checks(identity, clock));
                    return (ReactiveJwtDecoder) made;
                })
                .cache(made -> Duration.ofMillis(Long.MAX_VALUE), failed -> Duration.ZERO, () -> Duration.ZERO);
    }

    @Override
    public Mono<Jwt> decode(String token) {
        return decoder.flatMap(made -> made.decode(token)).onErrorMap(AccessTokens::isFault, away -> {
            log.warn("the identity provider's keys cannot be fetched: {}", away.toString());
            return Refusal.providerAway();
        });
    }

    /** Neither a token that is bad nor a refusal already: the keys could not be had. */
    private static boolean isFault(Throwable failed) {
        return !(failed instanceof BadJwtException || failed instanceof Refusal);
    }

    private static OAuth2TokenValidator<Jwt> checks(IdentityProperties identity, Clock clock) {
        JwtTimestampValidator time = new JwtTimestampValidator(SKEW);
        time.setClock(clock);
        time.setAllowEmptyExpiryClaim(false);
        JwtTypeValidator type = new JwtTypeValidator(List.of("JWT", "at+jwt"));
        type.setAllowEmpty(true);
        return new DelegatingOAuth2TokenValidator<>(
                type,
                time,
                new JwtIssuerValidator(identity.issuer().toString()),
                token -> token.getAudience() != null && token.getAudience().contains(identity.audience())
                        ? OAuth2TokenValidatorResult.success()
                        : refused("the audience is not ours"),
                token -> token.getSubject() != null && !token.getSubject().isBlank()
                        ? OAuth2TokenValidatorResult.success()
                        : refused("it is nobody's"));
    }

    private static OAuth2TokenValidatorResult refused(String why) {
        return OAuth2TokenValidatorResult.failure(new OAuth2Error(OAuth2ErrorCodes.INVALID_TOKEN, why, null));
    }
}
