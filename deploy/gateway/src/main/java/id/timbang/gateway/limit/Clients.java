package id.timbang.gateway.limit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import id.timbang.gateway.Refusal;
import id.timbang.gateway.limit.LimitProperties.Concurrency;
import id.timbang.gateway.limit.LimitProperties.Rate;
import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadConfig;
import io.github.resilience4j.ratelimiter.RateLimiter;
import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import java.time.Duration;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** What each client has used of its limits, for as many clients as are remembered. */
@Component
class Clients {

    private static final Duration REMEMBERED = Duration.ofMinutes(10);
    private static final Duration SOON = Duration.ofSeconds(2);

    private final Cache<String, RateLimiter> rates;
    private final Cache<String, Bulkhead> places;

    Clients(LimitProperties limits) {
        this.rates = cache(limits.clients());
        // One that has places taken is held by those who took them; forgotten meanwhile, it starts anew.
        this.places = cache(2 * limits.clients());
    }

    private static <T> Cache<String, T> cache(int most) {
        return Caffeine.newBuilder()
                .maximumSize(most)
                .expireAfterAccess(REMEMBERED)
                .build();
    }

    /** Takes one of the client's rate; a 429 where there is none left. */
    Mono<Void> count(String client, Rate rate) {
        return Mono.defer(() -> rates.get(client, name -> limiter(name, rate)).acquirePermission()
                ? Mono.empty()
                : Mono.error(Refusal.tooMuch(
                        "There were more than " + rate.requests() + " requests in "
                                + rate.per().toSeconds() + " seconds. Wait a little, then go on more slowly.",
                        rate.per())));
    }

    /** Runs the work in one of the client's places; a 429 where all are taken. */
    Mono<Void> within(String client, Concurrency limits, boolean stream, Mono<Void> work) {
        int most = stream ? limits.streams() : limits.atOnce();
        String name = (stream ? "streams of " : "requests of ") + client;
        return Mono.defer(() -> {
            Bulkhead place = places.get(name, each -> Bulkhead.of(each, placesFor(most)));
            return place.tryAcquirePermission()
                    ? work.doFinally(done -> place.onComplete())
                    : Mono.error(Refusal.tooMuch(
                            "There are more than " + most + (stream ? " live streams" : " requests")
                                    + " at the same time. Let some of them end first.",
                            SOON));
        });
    }

    private static RateLimiter limiter(String name, Rate rate) {
        return RateLimiter.of(
                name,
                RateLimiterConfig.custom()
                        .limitForPeriod(rate.requests())
                        .limitRefreshPeriod(rate.per())
                        .timeoutDuration(Duration.ZERO)
                        .build());
    }

    private static BulkheadConfig placesFor(int most) {
        return BulkheadConfig.custom()
                .maxConcurrentCalls(most)
                .maxWaitDuration(Duration.ZERO)
                .build();
    }
}
