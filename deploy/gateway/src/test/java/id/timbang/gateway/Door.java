package id.timbang.gateway;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/** The front door with services and a provider that are not real, and a clock that can be put forward. */
final class Door implements AutoCloseable {

    final Map<Part, FakeService> services = new EnumMap<>(Part.class);
    final FakeProvider provider = new FakeProvider();
    final TestClock clock = new TestClock();
    private final ConfigurableApplicationContext context;

    Door(String... settings) {
        for (Part part : Part.values()) {
            services.put(part, FakeService.start(part.label()));
        }
        Stream<String> addresses = services.entrySet().stream().map(entry -> "--timbang.gateway.%s=%s"
                .formatted(entry.getKey().label(), entry.getValue().uri()));
        context = GatewayApplication.application()
                .initializers(starting -> ((GenericApplicationContext) starting).registerBean(Clock.class, () -> clock))
                .run(Stream.of(
                                Stream.of("--server.port=0"),
                                addresses,
                                Stream.of(provider.settings()),
                                Stream.of(settings))
                        .flatMap(each -> each)
                        .toArray(String[]::new));
    }

    URI address() {
        return URI.create("http://localhost:"
                + ((WebServerApplicationContext) context).getWebServer().getPort());
    }

    Visitor visitor() {
        return new Visitor(address());
    }

    Visitor loggedIn() {
        Visitor visitor = visitor();
        visitor.arrive("/");
        return visitor;
    }

    @Override
    public void close() {
        context.close();
        services.values().forEach(FakeService::close);
        provider.close();
    }

    static final class TestClock extends Clock {

        private volatile Duration ahead = Duration.ZERO;

        void ahead(Duration by) {
            ahead = by;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return Instant.now().plus(ahead);
        }
    }
}
