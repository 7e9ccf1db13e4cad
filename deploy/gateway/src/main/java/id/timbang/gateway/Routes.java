package id.timbang.gateway;

import java.net.URI;
import java.util.Map;
import org.springframework.cloud.gateway.route.RouteLocator;
import org.springframework.cloud.gateway.route.builder.RouteLocatorBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;

/** Which request goes where. */
@Configuration(proxyBeanMethods = false)
public class Routes {

    /** The id of the route to the identity provider that comes with the standalone. */
    public static final String IDENTITY = "identity";

    private static final String[] IDENTITY_PATHS = {
        "/oauth2/authorize",
        "/oauth2/token",
        "/oauth2/jwks",
        "/oauth2/revoke",
        "/connect/logout",
        "/.well-known/openid-configuration",
        "/.well-known/oauth-authorization-server",
        "/identity/**",
    };

    /** The paths the identity provider answers for, where it stands behind this door. */
    public static String[] identityPaths() {
        return IDENTITY_PATHS.clone();
    }

    @Bean
    RouteLocator routesToServices(RouteLocatorBuilder builder, GatewayProperties properties) {
        RouteLocatorBuilder.Builder routes = builder.routes();
        for (Part part : Part.values()) {
            routes.route(part.label(), route -> route.path(part.paths())
                    // Services know no sessions; none of them can put a cookie into a browser.
                    .filters(filters -> filters.removeResponseHeader(HttpHeaders.SET_COOKIE))
                    .uri(properties.gateway().of(part)));
        }
        URI identity = properties.gateway().identity();
        if (identity != null) {
            routes.route(IDENTITY, route -> route.path(IDENTITY_PATHS).uri(identity));
        }
        return routes.build();
    }

    /** What a page must know to show times and months as the agency counts them. */
    @Bean
    RouterFunction<ServerResponse> settings(GatewayProperties properties) {
        Map<String, String> settings = Map.of("zone", properties.zone().getId());
        return RouterFunctions.route()
                .GET("/api/settings", request -> ServerResponse.ok().bodyValue(settings))
                .build();
    }
}
