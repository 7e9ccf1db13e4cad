package id.timbang.identity;

import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What the standalone tells its identity provider.
 *
 * @param address       of the front door, scheme, host and port: tokens name it as their issuer, and only there may a log-in
 *     lead back to
 * @param directory     where the signing key, and outside the demonstration the accounts, are kept
 * @param demonstration whether the demonstration's people are known, and offered on the log-in page
 * @param clientSecret  of the front door, made anew at each start
 * @param accessTokens  how long access tokens live
 * @param refreshTokens how long a person stays logged in without showing a password again
 */
@ConfigurationProperties("timbang.identity-provider")
public record IdentitySettings(
        String address,
        Path directory,
        boolean demonstration,
        String clientSecret,
        @DefaultValue("5m") Duration accessTokens,
        @DefaultValue("10h") Duration refreshTokens) {

    /** Its secrets do not belong into logs. */
    @Override
    public String toString() {
        return "IdentitySettings[" + address + "]";
    }
}
