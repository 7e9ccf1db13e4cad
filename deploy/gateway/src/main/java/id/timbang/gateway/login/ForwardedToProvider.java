package id.timbang.gateway.login;

import id.timbang.gateway.GatewayProperties;
import id.timbang.gateway.Routes;
import java.net.InetSocketAddress;
import java.net.URI;
import org.springframework.cloud.gateway.filter.headers.HttpHeadersFilter;
import org.springframework.cloud.gateway.route.Route;
import org.springframework.cloud.gateway.support.ServerWebExchangeUtils;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;

/**
 * Tells the identity provider under which address it was asked, and by whom: it sends browsers there again. Comes after
 * the gateway's own filter, which removes such headers, whoever set them.
 */
@Component
class ForwardedToProvider implements HttpHeadersFilter, Ordered {

    private final GatewayProperties properties;

    ForwardedToProvider(GatewayProperties properties) {
        this.properties = properties;
    }

    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE;
    }

    @Override
    public HttpHeaders filter(HttpHeaders input, ServerWebExchange exchange) {
        Route route = exchange.getRequiredAttribute(ServerWebExchangeUtils.GATEWAY_ROUTE_ATTR);
        if (!route.getId().equals(Routes.IDENTITY)) {
            return input;
        }
        URI asked = exchange.getRequest().getURI();
        URI address = properties.address() == null ? asked : properties.address();
        int port = address.getPort();
        HttpHeaders headers = new HttpHeaders();
        headers.putAll(input);
        headers.set("X-Forwarded-Proto", address.getScheme());
        headers.set("X-Forwarded-Host", address.getHost() + (port == -1 ? "" : ":" + port));
        headers.set("X-Forwarded-Port", Integer.toString(port == -1 ? usualPort(address) : port));
        InetSocketAddress caller = exchange.getRequest().getRemoteAddress();
        if (caller != null && caller.getAddress() != null) {
            headers.set("X-Forwarded-For", caller.getAddress().getHostAddress());
        }
        return headers;
    }

    private static int usualPort(URI address) {
        return "https".equalsIgnoreCase(address.getScheme()) ? 443 : 80;
    }
}
