package id.timbang.survey;

import com.nimbusds.jwt.JWTClaimsSet;
import id.timbang.kit.identity.Role;
import id.timbang.kit.identity.TestIdentity;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.Map;

/** Tokens that hold at the time the service believes it is. */
final class Tokens {

    private Tokens() {}

    static String person(String employeeId, Role... roles) {
        return sign(Map.of("employee_id", employeeId), employeeId, roles);
    }

    static String manager(String agency) {
        return sign(Map.of("agency", agency), "manager-of-" + agency, Role.MANAGER);
    }

    static String machine(String... sources) {
        return sign(Map.of("sources", List.of(sources)), "registry", Role.REGISTRY);
    }

    static String of(Role role) {
        return sign(Map.of(), role.name(), role);
    }

    private static String sign(Map<String, Object> claims, String subject, Role... roles) {
        JWTClaimsSet.Builder all = TestIdentity.claims(subject, roles)
                .issueTime(Date.from(RunningService.NOW))
                .expirationTime(Date.from(RunningService.NOW.plus(Duration.ofHours(1))));
        claims.forEach(all::claim);
        return TestIdentity.shared().sign(all.build());
    }
}
