package id.timbang.gateway;

import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Keeps other web sites out: a page that is open in the same browser can send requests here, and by a name that it lets
 * point to this machine even read the answers. So the door answers only to its own names, and what changes something
 * must not come from another site's page.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
class ForeignSites implements WebFilter {

    private static final Set<HttpMethod> READING = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

    private final Set<String> names;
    private final @Nullable String address;

    ForeignSites(GatewayProperties properties) {
        this.names = properties.allNames();
        this.address = properties.address() == null ? null : Addresses.origin(properties.address());
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        ServerHttpRequest request = exchange.getRequest();
        InetSocketAddress host = request.getHeaders().getHost();
        if (host == null || !names.contains(host.getHostString())) {
            return refuse("This is not one of the names of this front door; they are set by timbang.names.");
        }
        String origin = request.getHeaders().getFirst(HttpHeaders.ORIGIN);
        if (!READING.contains(request.getMethod())
                && origin != null
                && !origin.equals(address)
                && !isOurs(origin, host)) {
            return refuse("What changes something must not be sent by another site's page.");
        }
        return chain.filter(exchange);
    }

    private static boolean isOurs(String origin, InetSocketAddress host) {
        return authority(origin)
                .filter(authority -> authority.equals(host.getHostString() + ":" + host.getPort())
                        || host.getPort() <= 0 && authority.equals(host.getHostString() + ":-1"))
                .isPresent();
    }

    private static Optional<String> authority(String origin) {
        try {
            URI site = URI.create(origin);
            @Nullable String name = site.getHost();
            return name == null ? Optional.empty() : Optional.of(name + ":" + site.getPort());
        } catch (IllegalArgumentException noAddress) {
            return Optional.empty();
        }
    }

    private static Mono<Void> refuse(String why) {
        return Mono.error(new ResponseStatusException(HttpStatus.FORBIDDEN, why));
    }
}
