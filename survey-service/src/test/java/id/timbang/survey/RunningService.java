package id.timbang.survey;

import static org.awaitility.Awaitility.await;

import id.timbang.contracts.EmployeeChanged;
import id.timbang.contracts.Event;
import id.timbang.contracts.IndicatorChanged;
import id.timbang.contracts.IndicatorChanged.Aspect;
import id.timbang.contracts.IndicatorChanged.Measure;
import id.timbang.contracts.IndicatorChanged.Polarity;
import id.timbang.contracts.LocalizedText;
import id.timbang.contracts.OfficeChanged;
import id.timbang.embedded.EmbeddedInfrastructure;
import id.timbang.kit.event.EventPublisher;
import id.timbang.kit.identity.Caller;
import id.timbang.kit.identity.TestIdentity;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The service, running on the shared broker and a database of the given name, at half past one in Jakarta. */
final class RunningService implements AutoCloseable {

    /** Still 23 November in UTC, already the 24th in the agency's zone. */
    static final Instant NOW = Instant.parse("2026-11-23T18:30:00Z");

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
        RunningService service = new RunningService(SurveyService.application()
                .sources(FixedClock.class)
                .run(TestIdentity.shared()
                        .arguments(
                                "--server.port=0",
                                "--spring.kafka.bootstrap-servers=" + bootstrapServers,
                                "--spring.mongodb.uri=" + embedded.mongoUri(database))));
        await().until(() -> service.api().get("/actuator/health").status() == 200);
        return service;
    }

    /** Asked by a manager of every agency. */
    Api api() {
        return new Api(
                ((WebServerApplicationContext) context).getWebServer().getPort(), Tokens.manager(Caller.EVERY_AGENCY));
    }

    void publish(Event event) {
        context.getBean(EventPublisher.class).publish(event);
    }

    void office(String officeId, String parentId) {
        publish(new OfficeChanged(officeId, 1, officeId, parentId));
    }

    void employee(String employeeId, String officeId) {
        publish(new EmployeeChanged(
                employeeId, 1, "A Name", null, officeId, "officer", null, null, null, null, null, null));
    }

    void indicator(String code, Measure measure) {
        publish(new IndicatorChanged(
                code,
                1,
                new LocalizedText("Kepuasan", "Satisfaction"),
                "index",
                Aspect.QUALITY,
                measure,
                Polarity.HIGHER,
                null,
                null));
    }

    @Override
    public void close() {
        context.close();
    }
}
