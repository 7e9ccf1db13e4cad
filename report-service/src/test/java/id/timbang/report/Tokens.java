package id.timbang.report;

import id.timbang.kit.identity.Role;
import id.timbang.kit.identity.TestIdentity;
import java.time.Duration;
import java.util.Date;
import org.jspecify.annotations.Nullable;

/** Tokens that hold at the time the tests' services live in. */
final class Tokens {

    static final String AUDITOR = of("auditor", null, null, Role.AUDITOR);

    private Tokens() {}

    static String of(String subject, @Nullable String employeeId, @Nullable String agency, Role... roles) {
        return TestIdentity.shared()
                .sign(TestIdentity.claims(subject, roles)
                        .issueTime(Date.from(RunningService.NOW))
                        .expirationTime(Date.from(RunningService.NOW.plus(Duration.ofHours(1))))
                        .claim("employee_id", employeeId)
                        .claim("agency", agency)
                        .build());
    }
}
