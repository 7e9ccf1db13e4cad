package id.timbang.kit.identity;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The identity provider whose tokens are believed.
 *
 * @param issuer    as tokens name it, to the letter
 * @param audience  as tokens name this installation's services
 * @param jwkSetUri where its keys are; asked of the issuer's own description where not set
 * @param claims    what it calls things
 */
@ConfigurationProperties("timbang.identity")
record IdentityProperties(
        @DefaultValue("http://localhost:8080") String issuer,
        @DefaultValue("timbang-services") String audience,
        @Nullable URI jwkSetUri,
        @DefaultValue Claims claims) {

    /**
     * Names of claims; a dotted one walks into nested objects, as {@code realm_access.roles} does.
     *
     * @param roles    the caller's roles
     * @param employee the id of the caller's own employee record
     * @param agency   the office at the root of a manager's agency
     * @param sources  the sources of a registry
     */
    record Claims(
            @DefaultValue("roles") String roles,
            @DefaultValue("employee_id") String employee,
            @DefaultValue("agency") String agency,
            @DefaultValue("sources") String sources) {}
}
