package id.timbang.gateway;

import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.boot.health.contributor.CompositeReactiveHealthContributor;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.ReactiveHealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Mono;

/** The whole is UP when every service says it is: an answer on the front port then rests on all the facts. */
@Configuration(proxyBeanMethods = false)
class PartsHealth {

    private static final Duration PATIENCE = Duration.ofSeconds(3);

    @Bean
    CompositeReactiveHealthContributor services(GatewayProperties properties) {
        WebClient client = WebClient.create();
        Map<String, ReactiveHealthIndicator> services = Arrays.stream(Part.values())
                .collect(Collectors.toMap(Part::label, part -> () -> ask(client, part, properties)));
        return CompositeReactiveHealthContributor.fromMap(services);
    }

    private static Mono<Health> ask(WebClient client, Part part, GatewayProperties properties) {
        return client.get()
                .uri(properties.gateway().of(part).resolve("/actuator/health"))
                .accept(MediaType.APPLICATION_JSON)
                // 503 carries an answer too: what the service says of itself.
                .exchangeToMono(answer -> answer.bodyToMono(new ParameterizedTypeReference<Map<String, Object>>() {}))
                .timeout(PATIENCE)
                .map(told -> Health.status(new Status(String.valueOf(told.get("status"))))
                        .build())
                .onErrorResume(away -> Mono.just(
                        Health.down().withDetail("reason", "does not answer").build()));
    }
}
