package id.timbang.indicator.outbound;

import id.timbang.kit.event.EventConfiguration;
import id.timbang.kit.event.EventPublisher;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.mongodb.core.MongoOperations;

/** The way out: circuit, gate and log always, spool and drainer where events may wait. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SpoolSettings.class)
class OutboundConfiguration {

    private static final int KAFKAS_LARGEST_REQUEST = 1_048_576;

    @Bean
    Circuit eventLogCircuit(EventPublisher publisher, MeterRegistry meters) {
        return new Circuit(publisher, meters, new SteadyClock());
    }

    @Bean
    Gate spoolGate(SpoolSettings settings) {
        return new Gate(settings.enabled());
    }

    @Bean
    SpoolFigures spoolFigures(MeterRegistry meters, Clock clock) {
        return new SpoolFigures(meters, clock);
    }

    @Bean
    SpoolHealth spool(Circuit circuit, Gate gate, SpoolFigures figures) {
        return new SpoolHealth(circuit, gate, figures);
    }

    /** Events do not wait where the store would forget them with the process. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnBooleanProperty(name = "timbang.spool.enabled", havingValue = false)
    static class WithoutSpool {

        @Bean
        DurableLog durableLog(EventPublisher publisher, Circuit circuit, Gate gate) {
            return new DurableLog(publisher, circuit, gate, null);
        }
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnBooleanProperty(name = "timbang.spool.enabled", matchIfMissing = true)
    static class WithSpool {

        /** Told apart from other instances, and from the process before this one. */
        private final String instance = UUID.randomUUID().toString().substring(0, 8);

        @Bean
        ParcelIds parcelIds(Clock clock) {
            return new ParcelIds(instance, clock);
        }

        @Bean
        Spool waitingEvents(MongoOperations mongo) {
            return new MongoSpool(mongo);
        }

        @Bean
        DurableLog durableLog(
                EventPublisher publisher,
                Circuit circuit,
                Gate gate,
                Spool spool,
                ParcelIds ids,
                SpoolFigures figures,
                SpoolSettings settings,
                KafkaProperties kafka) {
            Object largest = EventConfiguration.producerSettings(kafka).get(ProducerConfig.MAX_REQUEST_SIZE_CONFIG);
            int largestEvent = largest == null ? KAFKAS_LARGEST_REQUEST : Integer.parseInt(largest.toString());
            return new DurableLog(
                    publisher, circuit, gate, new SpoolEntry(spool, ids, figures, settings.maxEvents(), largestEvent));
        }

        @Bean
        Draining draining(
                MongoOperations mongo,
                Spool spool,
                Circuit circuit,
                Gate gate,
                ParcelIds ids,
                SpoolFigures figures,
                SpoolSettings settings,
                KafkaProperties kafka,
                Clock clock) {
            return new Draining(new Drainer(
                    spool,
                    new DrainLease(mongo, instance, settings.lease(), clock),
                    new DrainProducer(() -> EventConfiguration.producer(patient(kafka))),
                    circuit,
                    gate,
                    ids,
                    figures,
                    Drainer.Patience.USUAL,
                    clock));
        }

        private static Map<String, Object> patient(KafkaProperties kafka) {
            Map<String, Object> settings = EventConfiguration.producerSettings(kafka);
            settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, Integer.MAX_VALUE);
            settings.computeIfPresent(ProducerConfig.CLIENT_ID_CONFIG, (key, id) -> id + "-drain");
            return settings;
        }
    }
}
