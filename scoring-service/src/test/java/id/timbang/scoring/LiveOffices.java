package id.timbang.scoring;

import static org.awaitility.Awaitility.await;

import id.timbang.contracts.EmployeeChanged;
import id.timbang.contracts.ObservationRecorded;
import id.timbang.contracts.OfficeChanged;
import id.timbang.kit.identity.Role;
import id.timbang.kit.identity.TestIdentity;
import id.timbang.scoring.score.Catalogue;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Two instances and two offices below a third: ani and budi, officers, work at the first, cici, a validator, and sri, who
 * leads ani and budi, at the second. Everybody has a fact in June 2026.
 */
final class LiveOffices implements AutoCloseable {

    static final String MONTH = "?period=2026-06";

    /** What every id begins with, so that no other test's are the same. */
    final String x = "s" + UUID.randomUUID().toString().substring(0, 6) + "-";

    final RunningService one;
    final RunningService other;
    private final Map<String, Integer> told = new ConcurrentHashMap<>();

    /** @param settings of the first instance */
    LiveOffices(String... settings) {
        one = RunningService.on("live-" + x, Clock.systemUTC(), settings);
        Catalogue.INDICATORS.values().forEach(one::publish);
        one.publish(
                Catalogue.SCORECARD,
                new OfficeChanged(x + "top", 1, "Top", null),
                new OfficeChanged(x + "a", 1, "A", x + "top"),
                new OfficeChanged(x + "b", 1, "B", x + "top"));
        one.publish(employee("ani", 1, "a", "officer", "sri"), employee("budi", 1, "a", "officer", "sri"));
        one.publish(employee("cici", 1, "b", "validator", null), employee("sri", 1, "b", "officer", null));
        List.of("ani", "budi", "cici", "sri").forEach(this::document);
        other = RunningService.on("live-" + x, Clock.systemUTC());
        await().until(() -> one.get("/api/scores" + MONTH + "&office=" + x + "top")
                        .at("/total")
                        .intValue()
                == 4);
    }

    static LivePage page(RunningService service, String asked, String token) throws IOException {
        return new LivePage(service.stream("/api/scores/stream" + MONTH + asked, token));
    }

    /** Somebody else each time. */
    static String auditor() {
        return TestIdentity.shared()
                .sign(TestIdentity.claims(UUID.randomUUID().toString(), Role.AUDITOR)
                        .build());
    }

    String manager(String agency) {
        return TestIdentity.shared()
                .sign(TestIdentity.claims(UUID.randomUUID().toString(), Role.MANAGER)
                        .claim("agency", x + agency)
                        .build());
    }

    String supervisor(String employee) {
        return TestIdentity.shared()
                .sign(TestIdentity.claims(UUID.randomUUID().toString(), Role.EMPLOYEE, Role.SUPERVISOR)
                        .claim("employee_id", x + employee)
                        .build());
    }

    EmployeeChanged employee(String id, long version, String office, String position, @Nullable String supervisor) {
        return new EmployeeChanged(
                x + id,
                version,
                "Name",
                null,
                x + office,
                position,
                supervisor == null ? null : x + supervisor,
                null,
                null,
                null,
                null,
                null);
    }

    /** How many facts were told of somebody. */
    int facts(String employee) {
        return told.get(employee);
    }

    /** Tells one more fact of somebody. */
    void document(String employee) {
        int number = told.merge(employee, 1, Integer::sum);
        one.publish(new ObservationRecorded(
                "d-" + number,
                "siak",
                x + employee,
                "documents",
                Instant.parse("2026-06-05T03:00:00Z"),
                null,
                null,
                null,
                null,
                Collections.emptyMap()));
    }

    @Override
    public void close() {
        one.close();
        other.close();
    }
}
