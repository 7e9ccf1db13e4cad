package id.timbang.gateway;

import java.util.Map;
import org.springframework.cloud.gateway.route.RouteLocator;
import org.springframework.cloud.gateway.route.builder.RouteLocatorBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;

/** Which request goes where. */
@Configuration(proxyBeanMethods = false)
class Routes {

    @Bean
    RouteLocator routesToServices(RouteLocatorBuilder builder, GatewayProperties properties) {
        RouteLocatorBuilder.Builder routes = builder.routes();
        for (Part part : Part.values()) {
            routes.route(part.label(), route -> route.path(part.paths())
                    .uri(properties.gateway().of(part)));
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
