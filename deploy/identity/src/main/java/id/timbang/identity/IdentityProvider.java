package id.timbang.identity;

import java.time.Clock;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/** The identity provider. Its settings stand in {@code identity.yml}; those without a default come from the standalone. */
@SpringBootApplication
@EnableConfigurationProperties(IdentitySettings.class)
public class IdentityProvider {

    /** Ready to run beside the other parts in one JVM. */
    public static SpringApplicationBuilder application() {
        return new SpringApplicationBuilder(IdentityProvider.class)
                .web(WebApplicationType.SERVLET)
                .properties("spring.config.name=identity");
    }

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }
}
