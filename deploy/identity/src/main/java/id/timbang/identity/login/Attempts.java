package id.timbang.identity.login;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Counts wrong passwords by name, whether anybody has that name or not: so many from one address, and more over all
 * addresses, so that nobody can be locked out by a stranger easily, nor guessed from many places.
 */
@Component
class Attempts {

    static final int FROM_ONE_ADDRESS = 10;
    static final int FROM_EVERYWHERE = 100;
    static final Duration WINDOW = Duration.ofMinutes(15);

    private static final int REMEMBERED = 100_000;
    private static final int LONGEST_NAME = 100;

    private final Cache<String, Failures> failures = Caffeine.newBuilder()
            .maximumSize(REMEMBERED)
            .expireAfterWrite(WINDOW)
            .build();
    private final Clock clock;

    Attempts(Clock clock) {
        this.clock = clock;
    }

    private record Failures(Instant since, int count) {}

    /** How long nobody of that name may try from there; nothing while they may. */
    Optional<Duration> waitFor(String name, String address) {
        Instant now = clock.instant();
        Optional<Instant> one = blockedUntil(key(name, address), FROM_ONE_ADDRESS, now);
        return one.or(() -> blockedUntil(key(name, "*"), FROM_EVERYWHERE, now))
                .map(until -> Duration.between(now, until));
    }

    private Optional<Instant> blockedUntil(String key, int most, Instant now) {
        return Optional.ofNullable(failures.getIfPresent(key))
                .filter(failed -> failed.count() >= most)
                .map(failed -> failed.since().plus(WINDOW))
                .filter(until -> until.isAfter(now));
    }

    void failed(String name, String address) {
        count(key(name, address));
        count(key(name, "*"));
    }

    private void count(String key) {
        Instant now = clock.instant();
        failures.asMap()
                .merge(
                        key,
                        new Failures(now, 1),
                        (before, first) -> before.since().plus(WINDOW).isAfter(now)
                                ? new Failures(before.since(), before.count() + 1)
                                : first);
    }

    void succeeded(String name, String address) {
        failures.invalidate(key(name, address));
    }

    private static String key(String name, String address) {
        String shortened = name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME);
        return shortened.toLowerCase(Locale.ROOT) + "\n" + address;
    }
}
