package id.timbang.gateway.login;

import java.net.URI;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The identity provider, and this door as its client. Addresses that are not set are asked of the issuer's own
 * description, at the first log-in, so that the door starts while the provider is away.
 *
 * @param issuer           as tokens name it, to the letter
 * @param audience         as access tokens name this installation's services
 * @param clientId         this door's name at the provider; ID tokens have it as their audience
 * @param clientSecret     its secret; where not set, it is a public client
 * @param scopes           what is asked for at the log-in
 * @param jwkSetUri        where the provider's keys are
 * @param authorizationUri where people log in
 * @param tokenUri         where codes and refresh tokens are exchanged
 * @param endSessionUri    where people log out
 * @param refreshBefore    how long before its end an access token is refreshed
 * @param claims           what the provider calls things
 */
@ConfigurationProperties("timbang.identity")
public record IdentityProperties(
        @DefaultValue("http://localhost:8080") URI issuer,
        @DefaultValue("timbang-services") String audience,
        @DefaultValue("timbang") String clientId,
        @Nullable String clientSecret,
        @DefaultValue({"openid", "profile"}) Set<String> scopes,
        @Nullable URI jwkSetUri,
        @Nullable URI authorizationUri,
        @Nullable URI tokenUri,
        @Nullable URI endSessionUri,
        @DefaultValue("60s") Duration refreshBefore,
        @DefaultValue Claims claims) {

    /** Where people's browsers find the provider. */
    public URI publicAddress() {
        return authorizationUri == null ? issuer : authorizationUri;
    }

    /**
     * Names of claims of the access token; a dotted one walks into nested objects, as {@code realm_access.roles} does.
     *
     * @param roles    the person's roles
     * @param employee the id of the person's own employee record
     */
    public record Claims(
            @DefaultValue("roles") String roles,
            @DefaultValue("employee_id") String employee) {}
}
