package id.timbang.gateway;

import java.util.regex.Pattern;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** Addresses people see, to the page files that answer them: one file serves every office, one every employee. */
@Component
@Order(0) // after the log-in, which remembers the address that was asked for
class PageAddresses implements WebFilter {

    private static final Pattern OFFICE = Pattern.compile("/offices/[^/]+/?");
    private static final Pattern QUARANTINE = Pattern.compile("/quarantine/?");
    private static final Pattern METHOD = Pattern.compile("/how-scores-are-computed/?");
    private static final Pattern EMPLOYEE = Pattern.compile("/employees/[^/]+/?");
    private static final Pattern CATALOGUE =
            Pattern.compile("/catalogue/?|/catalogue/(?:scorecards|indicators)/[^/]+/?|/catalogue/new/[a-z]+/?");

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        String asked = exchange.getRequest().getPath().pathWithinApplication().value();
        String file = fileOf(asked);
        if (file.equals(asked) || !isRead(exchange.getRequest().getMethod())) {
            return chain.filter(exchange);
        }
        return chain.filter(
                exchange.mutate().request(request -> request.path(file)).build());
    }

    private static boolean isRead(HttpMethod method) {
        return method.equals(HttpMethod.GET) || method.equals(HttpMethod.HEAD);
    }

    static String fileOf(String path) {
        if (path.equals("/")) {
            return "/index.html";
        }
        if (QUARANTINE.matcher(path).matches()) {
            return "/pages/quarantine.html";
        }
        if (METHOD.matcher(path).matches()) {
            return "/pages/method.html";
        }
        if (OFFICE.matcher(path).matches()) {
            return "/pages/office.html";
        }
        if (CATALOGUE.matcher(path).matches()) {
            return "/pages/catalogue.html";
        }
        return EMPLOYEE.matcher(path).matches() ? "/pages/employee.html" : path;
    }
}
