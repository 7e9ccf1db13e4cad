package id.timbang.kit.event;

import java.util.List;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** UP once every topic reader of the service has read what stood in its topics: before that, answers lack facts. */
final class CaughtUpHealth implements HealthIndicator {

    private final List<TopicReader> readers;

    CaughtUpHealth(List<TopicReader> readers) {
        this.readers = readers;
    }

    @Override
    public Health health() {
        long behind = readers.stream().filter(reader -> !reader.isCaughtUp()).count();
        return behind == 0
                ? Health.up().build()
                : Health.outOfService().withDetail("readersBehind", behind).build();
    }
}
