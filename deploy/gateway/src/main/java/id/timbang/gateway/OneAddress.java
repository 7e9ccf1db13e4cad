package id.timbang.gateway;

import java.net.InetSocketAddress;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** Sends a person who came under another of the door's names to its public address: cookies belong to one host. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 2)
class OneAddress implements WebFilter {

    private final @Nullable URI address;

    OneAddress(GatewayProperties properties) {
        this.address = properties.address();
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        ServerHttpRequest request = exchange.getRequest();
        if (address == null || !Pages.isAskedFor(request) || isThere(address, request)) {
            return chain.filter(exchange);
        }
        String query = request.getURI().getRawQuery();
        exchange.getResponse().setStatusCode(HttpStatus.FOUND);
        exchange.getResponse()
                .getHeaders()
                .setLocation(URI.create(Addresses.origin(address)
                        + request.getURI().getRawPath()
                        + (query == null ? "" : "?" + query)));
        return exchange.getResponse().setComplete();
    }

    private static boolean isThere(URI address, ServerHttpRequest request) {
        InetSocketAddress host = request.getHeaders().getHost();
        if (host == null) {
            return true;
        }
        String asked = host.getHostString() + ":" + host.getPort();
        String withoutPort = host.getHostString() + ":" + usual(address);
        return Addresses.authority(address).equals(host.getPort() <= 0 ? withoutPort : asked);
    }

    private static int usual(URI address) {
        return "https".equalsIgnoreCase(address.getScheme()) ? 443 : 80;
    }
}
