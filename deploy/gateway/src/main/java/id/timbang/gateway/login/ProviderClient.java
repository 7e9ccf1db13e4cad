package id.timbang.gateway.login;

import java.time.Duration;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.netty.http.client.HttpClient;

/** How this door itself asks the identity provider: one that hangs must not hold log-ins and requests for ever. */
final class ProviderClient {

    private static final int CONNECT_MILLIS = 3_000;
    private static final Duration ANSWER = Duration.ofSeconds(10);

    private ProviderClient() {}

    static WebClient create() {
        HttpClient http = HttpClient.create()
                .option(io.netty.channel.ChannelOption.CONNECT_TIMEOUT_MILLIS, CONNECT_MILLIS)
                .responseTimeout(ANSWER);
        return WebClient.builder()
                .clientConnector(new ReactorClientHttpConnector(http))
                .build();
    }
}
