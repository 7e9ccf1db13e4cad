package id.timbang.kit;

import id.timbang.contracts.Period;
import id.timbang.kit.access.AccessConfiguration;
import id.timbang.kit.event.EventConfiguration;
import id.timbang.kit.identity.IdentityConfiguration;
import id.timbang.kit.problem.ProblemConfiguration;
import id.timbang.kit.ready.ReadyConfiguration;
import id.timbang.kit.state.StateConfiguration;
import id.timbang.kit.time.TimbangProperties;
import java.time.Clock;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.boot.mongodb.autoconfigure.health.MongoHealthContributorAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.convert.converter.Converter;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.DeserializationFeature;

/** What every service gets from the kit, by having it on its class path. */
@AutoConfiguration(before = MongoHealthContributorAutoConfiguration.class)
@EnableConfigurationProperties(TimbangProperties.class)
@Import({
    EventConfiguration.class,
    StateConfiguration.class,
    ProblemConfiguration.class,
    ReadyConfiguration.class,
    IdentityConfiguration.class,
    AccessConfiguration.class
})
public class TimbangAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean
    Clock clock() {
        return Clock.systemUTC();
    }

    /**
     * Numbers over HTTP are exact, never cut to whole ones, and written without exponents. A field that is there twice is
     * told: whoever wrote it means one of the two, and nobody knows which.
     */
    @Bean
    JsonMapperBuilderCustomizer exactJson() {
        return json -> json.enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN);
    }

    /** Periods in addresses, {@code ?period=2026-11}. */
    @Bean
    PeriodConverter periodConverter() {
        return new PeriodConverter();
    }

    static final class PeriodConverter implements Converter<String, Period> {
        @Override
        public Period convert(String text) {
            return Period.parse(text);
        }
    }
}
