package id.timbang.kit.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import id.timbang.contracts.EmployeeChanged;
import id.timbang.contracts.Period;
import id.timbang.contracts.ScoreAccessed;
import id.timbang.contracts.ScoreAccessed.AccessPurpose;
import id.timbang.contracts.ScoreAccessed.AccessedPart;
import id.timbang.contracts.ScoreAccessed.ViewerRole;
import id.timbang.kit.event.EventPublisher;
import id.timbang.kit.identity.Caller;
import id.timbang.kit.identity.Sight;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Records who looks at whose figures, by which right. A look is in the log before the figures are given; what cannot be
 * recorded is not shown. Within a day the same look is recorded once.
 */
public final class AccessLog {

    private static final int REMEMBERED = 200_000;

    private final EventPublisher publisher;
    private final Clock clock;

    /** Only saves sending: a look that is told twice has one id. */
    private final Cache<String, Boolean> recorded = Caffeine.newBuilder()
            .maximumSize(REMEMBERED)
            .expireAfterWrite(Duration.ofDays(1))
            .build();

    AccessLog(EventPublisher publisher, Clock clock) {
        this.publisher = publisher;
        this.clock = clock;
    }

    /** Whose figures are looked at, and where they work. */
    public record Seen(String employeeId, @Nullable String officeId) {

        public static Seen of(EmployeeChanged employee) {
            return new Seen(employee.employeeId(), employee.officeId());
        }
    }

    /**
     * Records a look.
     *
     * @param sight of the caller; it must cover everybody who is looked at
     * @throws id.timbang.kit.event.PublishingFailedException when the log does not take it: show nothing then
     */
    public void record(Caller caller, Sight sight, AccessedPart what, @Nullable Period period, Collection<Seen> seen) {
        List<ScoreAccessed> looks = seen.stream()
                .map(each -> look(caller, sight, what, period, each))
                .filter(look -> recorded.getIfPresent(look.eventId()) == null)
                .toList();
        if (!looks.isEmpty()) {
            publisher.publishAll(looks);
            looks.forEach(look -> recorded.put(look.eventId(), true));
        }
    }

    private ScoreAccessed look(Caller caller, Sight sight, AccessedPart what, @Nullable Period period, Seen seen) {
        AccessPurpose purpose = sight.purpose(seen.employeeId(), seen.officeId())
                .orElseThrow(() -> new IllegalStateException("figures were about to be shown without a right"));
        return new ScoreAccessed(
                seen.employeeId(),
                period,
                caller.employeeId(),
                caller.subject(),
                roleFor(purpose),
                purpose,
                what,
                clock.instant());
    }

    private static ViewerRole roleFor(AccessPurpose purpose) {
        return switch (purpose) {
            case OWN -> ViewerRole.EMPLOYEE;
            case SUPERVISION -> ViewerRole.SUPERVISOR;
            case ADMINISTRATION -> ViewerRole.MANAGER;
            case AUDIT -> ViewerRole.AUDITOR;
            case OBJECTION -> ViewerRole.REVIEWER;
        };
    }
}
