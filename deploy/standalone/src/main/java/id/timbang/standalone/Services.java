package id.timbang.standalone;

import id.timbang.indicator.IndicatorService;
import id.timbang.report.ReportService;
import id.timbang.scoring.ScoringService;
import id.timbang.survey.SurveyService;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * The four services, as they are, each a Spring context of its own with a port of its own. What they need because
 * they share one class path is told them from here, as settings.
 */
final class Services implements AutoCloseable {

    /** A service and how it is started. */
    enum Service {
        INDICATOR(IndicatorService::application),
        SURVEY(SurveyService::application),
        SCORING(ScoringService::application),
        REPORT(ReportService::application);

        private final Supplier<SpringApplicationBuilder> application;

        Service(Supplier<SpringApplicationBuilder> application) {
            this.application = application;
        }

        String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Not public, hence by name. */
    private static final List<String> THE_FRONT_DOORS = List.of(
            "org.springframework.cloud.gateway.config.GatewayFunctionAutoConfiguration",
            "org.springframework.cloud.gateway.config.GatewayStreamAutoConfiguration");

    private final Map<Service, ConfigurableApplicationContext> contexts = new EnumMap<>(Service.class);

    /**
     * Starts all of them, side by side.
     *
     * @throws StartFailure when one does not start; none is left running then
     */
    static Services start(
            EventLog log, Store store, Identity identity, DataDirectory data, Options options, Progress progress) {
        Map<String, String> indicators = Map.of(
                "timbang.person-key",
                PersonKey.keptIn(data.personKey()),
                // A view that need not be read from the log again at each start.
                "timbang.facts.directory",
                data.facts().toString(),
                "timbang.scim.address",
                FrontDoor.address(options));
        Services services = new Services();
        Map<Service, CompletableFuture<ConfigurableApplicationContext>> starting = new EnumMap<>(Service.class);
        for (Service service : Service.values()) {
            starting.put(service, Threads.run(service.label() + "-start", () -> {
                ConfigurableApplicationContext context = run(service, log, store, identity, indicators, options);
                progress.step("the " + service.label() + " service runs");
                return context;
            }));
        }
        RuntimeException failure = null;
        for (Map.Entry<Service, CompletableFuture<ConfigurableApplicationContext>> each : starting.entrySet()) {
            try {
                services.contexts.put(each.getKey(), each.getValue().join());
            } catch (CompletionException failed) {
                failure = new StartFailure(
                        "The " + each.getKey().label() + " service did not start: " + Threads.rootOf(failed), failed);
            }
        }
        if (failure != null) {
            services.close();
            throw failure;
        }
        return services;
    }

    private static ConfigurableApplicationContext run(
            Service service,
            EventLog log,
            Store store,
            Identity identity,
            Map<String, String> indicators,
            Options options) {
        Map<String, String> settings = new HashMap<>(Settings.shared(options));
        settings.putAll(identity.settingsOfServices());
        settings.put("server.port", "0");
        settings.put("spring.kafka.bootstrap-servers", log.bootstrapServers());
        settings.put("spring.mongodb.uri", store.uri("timbang-" + service.label()));
        // Events waiting in memory would be lost with it: what is acknowledged is durable, so they do not wait there.
        settings.put("timbang.spool.enabled", String.valueOf(options.mongodb() != null));
        if (service == Service.INDICATOR) {
            settings.putAll(indicators);
        }
        // The front door's parts are on the class path; only the front door is one.
        settings.put("spring.cloud.gateway.server.webflux.enabled", "false");
        settings.put("spring.autoconfigure.exclude", String.join(",", THE_FRONT_DOORS));
        // A service says by name which functions it binds, and no other may be bound because it is the only one.
        settings.put("spring.cloud.stream.function.autodetect", "false");
        return service.application
                .get()
                .web(WebApplicationType.SERVLET)
                .registerShutdownHook(false)
                .run(Settings.asArguments(settings));
    }

    /** The address of a service on this machine. */
    String address(Service service) {
        return "http://127.0.0.1:"
                + ((WebServerApplicationContext) contexts.get(service))
                        .getWebServer()
                        .getPort();
    }

    @Override
    public void close() {
        CompletableFuture.allOf(contexts.entrySet().stream()
                        .map(each -> Threads.run(each.getKey().label() + "-stop", () -> {
                            each.getValue().close();
                            return true;
                        }))
                        .toArray(CompletableFuture[]::new))
                .join();
    }
}
