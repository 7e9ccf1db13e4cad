package id.timbang.kit.ready;

import id.timbang.kit.event.CaughtUp;
import java.util.List;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** UP once every part of the service has seen what stood in the log at the start: before that, answers lack facts. */
final class CaughtUpHealth implements HealthIndicator {

    private final List<CaughtUp> parts;

    CaughtUpHealth(List<CaughtUp> parts) {
        this.parts = parts;
    }

    @Override
    public Health health() {
        long behind = parts.stream().filter(part -> !part.isCaughtUp()).count();
        return behind == 0
                ? Health.up().build()
                : Health.outOfService().withDetail("partsBehind", behind).build();
    }
}
