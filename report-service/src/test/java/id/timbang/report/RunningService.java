package id.timbang.report;

import static org.awaitility.Awaitility.await;

import id.timbang.contracts.EmployeeChanged;
import id.timbang.contracts.Event;
import id.timbang.contracts.OfficeChanged;
import id.timbang.embedded.EmbeddedInfrastructure;
import id.timbang.kit.event.EventPublisher;
import id.timbang.kit.identity.TestIdentity;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The service, running on the shared broker and a database of the given name, just after midnight in Jakarta. */
final class RunningService implements AutoCloseable {

    /** Still October in UTC, already November in the agency's zone. */
    static final Instant NOW = Instant.parse("2026-10-31T17:30:00Z");

    private final ConfigurableApplicationContext context;

    private RunningService(ConfigurableApplicationContext context) {
        this.context = context;
    }

    @Configuration(proxyBeanMethods = false)
    static class FixedClock {
        @Bean
        Clock clock() {
            return Clock.fixed(NOW, ZoneOffset.UTC);
        }
    }

    static RunningService on(String database) {
        return withBroker(EmbeddedInfrastructure.shared().bootstrapServers(), database);
    }

    static RunningService withBroker(String bootstrapServers, String database) {
        EmbeddedInfrastructure embedded = EmbeddedInfrastructure.shared();
        RunningService service = new RunningService(ReportService.application()
                .sources(FixedClock.class)
                .run(TestIdentity.shared()
                        .arguments(
                                "--server.port=0",
                                "--spring.kafka.bootstrap-servers=" + bootstrapServers,
                                "--spring.mongodb.uri=" + embedded.mongoUri(database),
                                // Instances of one group share a database, and the partitions between them.
                                "--spring.cloud.stream.bindings.scores-in-0.group=" + database + "-s",
                                "--spring.cloud.stream.bindings.accesses-in-0.group=" + database + "-a")));
        await().atMost(Duration.ofSeconds(30))
                .until(() -> service.api().get("/actuator/health").status() == 200);
        return service;
    }

    Api api() {
        return new Api(((WebServerApplicationContext) context).getWebServer().getPort());
    }

    void publish(Event event) {
        context.getBean(EventPublisher.class).publish(event);
    }

    void office(String officeId, @Nullable String parentId) {
        publish(new OfficeChanged(officeId, 1, "Office " + officeId, parentId));
    }

    void employee(String employeeId, String officeId) {
        publish(employee(employeeId, 1, "Name of " + employeeId, officeId));
    }

    static EmployeeChanged employee(String employeeId, long version, String name, String officeId) {
        return new EmployeeChanged(
                employeeId, version, name, null, officeId, "officer", null, null, null, null, null, null);
    }

    @Override
    public void close() {
        context.close();
    }
}
