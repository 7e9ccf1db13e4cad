package id.timbang.kit.identity;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.JwtTypeValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.jwt.SupplierJwtDecoder;

/**
 * What makes a token one to believe: a signature by a key of our identity provider's, our issuer and audience, a type
 * that is an access token's, and that it holds now.
 */
final class TokenChecks {

    /** How far the clocks of provider and service may differ. */
    private static final Duration SKEW = Duration.ofSeconds(10);

    private TokenChecks() {}

    /** The keys are fetched when the first token comes, so that a service starts while the provider is away. */
    static JwtDecoder decoder(IdentityProperties identity, Clock clock) {
        return new SupplierJwtDecoder(() -> {
            // The type is checked below, where both names of an access token's are known.
            NimbusJwtDecoder decoder = identity.jwkSetUri() == null
                    ? NimbusJwtDecoder.withIssuerLocation(identity.issuer())
                            .validateType(false)
                            .build()
                    : NimbusJwtDecoder.withJwkSetUri(identity.jwkSetUri().toString())
                            .validateType(false)
                            .build();
            decoder.setJwtValidator(validator(identity, clock));
            return decoder;
        });
    }

    private static OAuth2TokenValidator<Jwt> validator(IdentityProperties identity, Clock clock) {
        JwtTimestampValidator time = new JwtTimestampValidator(SKEW);
        time.setClock(clock);
        time.setAllowEmptyExpiryClaim(false);
        JwtTypeValidator type = new JwtTypeValidator(List.of("JWT", "at+jwt"));
        type.setAllowEmpty(true);
        return new DelegatingOAuth2TokenValidator<>(
                type,
                time,
                new JwtIssuerValidator(identity.issuer()),
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
