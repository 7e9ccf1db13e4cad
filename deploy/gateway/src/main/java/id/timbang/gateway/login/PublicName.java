package id.timbang.gateway.login;

import id.timbang.gateway.Addresses;
import id.timbang.gateway.GatewayProperties;
import id.timbang.gateway.Routes;
import java.net.InetSocketAddress;
import java.net.URI;
import org.springframework.cloud.gateway.filter.headers.HttpHeadersFilter;
import org.springframework.cloud.gateway.route.Route;
import org.springframework.cloud.gateway.support.ServerWebExchangeUtils;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;

/** Tells the identity provider behind this door under which address, and from where, it was asked for. */
@Component
class PublicName implements HttpHeadersFilter, Ordered {

    private final GatewayProperties properties;

    PublicName(GatewayProperties properties) {
        this.properties = properties;
    }

    /** After the gateway's own filters, which take away what a caller claims. */
    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE;
    }

    @Override
    public HttpHeaders filter(HttpHeaders given, ServerWebExchange exchange) {
        Route route = exchange.getRequiredAttribute(ServerWebExchangeUtils.GATEWAY_ROUTE_ATTR);
        if (!route.getId().equals(Routes.IDENTITY)) {
            return given;
        }
        ServerHttpRequest request = exchange.getRequest();
        URI address = properties.address() == null ? asked(request) : properties.address();
        String origin = Addresses.origin(address);
        HttpHeaders headers = HttpHeaders.copyOf(given);
        headers.set("X-Forwarded-Proto", address.getScheme());
        headers.set("X-Forwarded-Host", origin.substring(origin.indexOf("://") + 3));
        headers.set("X-Forwarded-Port", Integer.toString(Addresses.port(address)));
        InetSocketAddress caller = request.getRemoteAddress();
        if (caller != null && caller.getAddress() != null) {
            headers.set("X-Forwarded-For", caller.getAddress().getHostAddress());
        }
        return headers;
    }

    /** By its name in the request; the route has put the provider's own address elsewhere. */
    private static URI asked(ServerHttpRequest request) {
        return URI.create(
                request.getURI().getScheme() + "://" + request.getHeaders().getFirst(HttpHeaders.HOST));
    }
}
