package id.timbang.identity.client;

import id.timbang.identity.account.Account;
import id.timbang.identity.account.Accounts;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;
import org.springframework.stereotype.Component;

/**
 * What tokens say of their bearer. A name stands in the ID token only, which the front door keeps: access tokens go to
 * the services, which know people by their ids.
 */
@Component
class Claims implements OAuth2TokenCustomizer<JwtEncodingContext> {

    private static final String SERVICES = "timbang-services";

    private final Accounts accounts;

    Claims(Accounts accounts) {
        this.accounts = accounts;
    }

    @Override
    public void customize(JwtEncodingContext context) {
        boolean idToken =
                OidcParameterNames.ID_TOKEN.equals(context.getTokenType().getValue());
        Map<String, Object> told = new LinkedHashMap<>();
        if (context.getAuthorizationGrantType().equals(AuthorizationGrantType.CLIENT_CREDENTIALS)) {
            Machine.withClientId(context.getRegisteredClient().getClientId())
                    .ifPresent(machine -> told.putAll(machine.claims()));
        } else {
            accounts.withSubject(context.getPrincipal().getName())
                    .ifPresent(account -> told.putAll(claims(account, idToken)));
        }
        if (OAuth2TokenType.ACCESS_TOKEN.equals(context.getTokenType())) {
            context.getClaims().audience(List.of(SERVICES));
        }
        context.getClaims().claims(claims -> claims.putAll(told));
    }

    private static Map<String, Object> claims(Account account, boolean withName) {
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("roles", List.copyOf(account.roles()));
        if (account.employeeId() != null) {
            claims.put("employee_id", account.employeeId());
        }
        if (account.agency() != null) {
            claims.put("agency", account.agency());
        }
        if (withName) {
            claims.put("name", account.name());
        }
        return claims;
    }
}
