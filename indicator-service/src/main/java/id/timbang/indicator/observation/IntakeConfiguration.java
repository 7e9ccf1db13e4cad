package id.timbang.indicator.observation;

import id.timbang.indicator.idempotency.IdempotencyStore;
import id.timbang.indicator.observation.form.ObservationSettings;
import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadConfig;
import io.github.resilience4j.bulkhead.BulkheadRegistry;
import io.github.resilience4j.micrometer.tagged.TaggedBulkheadMetrics;
import io.micrometer.core.instrument.binder.MeterBinder;
import jakarta.servlet.DispatcherType;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import tools.jackson.databind.json.JsonMapper;

/** What calls that bring observations share. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ObservationSettings.class)
class IntakeConfiguration {

    /** Its figures are {@code resilience4j.bulkhead.*}, by the name {@code observations}. */
    private static final String NAME = "observations";

    @Bean
    BulkheadRegistry intakeBulkheads(ObservationSettings settings) {
        return BulkheadRegistry.of(BulkheadConfig.custom()
                .maxConcurrentCalls(settings.maxConcurrent())
                .maxWaitDuration(settings.maxWait())
                .build());
    }

    @Bean
    Bulkhead intakeBulkhead(BulkheadRegistry intakeBulkheads) {
        return intakeBulkheads.bulkhead(NAME);
    }

    @Bean
    Places places(Bulkhead intakeBulkhead, ObservationSettings settings) {
        return new Places(intakeBulkhead, settings);
    }

    @Bean
    MeterBinder intakeBulkheadMeters(BulkheadRegistry intakeBulkheads) {
        return TaggedBulkheadMetrics.ofBulkheadRegistry(intakeBulkheads);
    }

    /** For the server's own dispatches only, before anything else of them. */
    @Bean
    FilterRegistrationBean<BrokenBodyAnswers> brokenBodyAnswers() {
        FilterRegistrationBean<BrokenBodyAnswers> answers = new FilterRegistrationBean<>(new BrokenBodyAnswers());
        answers.setDispatcherTypes(DispatcherType.ERROR);
        answers.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return answers;
    }

    @Bean
    Replies replies(JsonMapper json) {
        return new Replies(json);
    }

    @Bean
    RememberedCalls rememberedCalls(IdempotencyStore store, Replies replies, Clock clock) {
        return new RememberedCalls(store, replies, clock, store.lease().dividedBy(3));
    }
}
