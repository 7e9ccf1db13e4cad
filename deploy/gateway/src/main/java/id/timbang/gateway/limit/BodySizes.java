package id.timbang.gateway.limit;

import id.timbang.gateway.Refusal;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Refuses bodies that are too large: at once where their size is told, else when it is reached. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 3)
class BodySizes implements WebFilter {

    private final LimitProperties limits;

    BodySizes(LimitProperties limits) {
        this.limits = limits;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        ServerHttpRequest request = exchange.getRequest();
        DataSize limit = limitFor(request.getPath().value());
        long told = request.getHeaders().getContentLength();
        if (told > limit.toBytes()) {
            return Mono.error(tooLarge(limit));
        }
        boolean untold = request.getHeaders().containsHeader(HttpHeaders.TRANSFER_ENCODING);
        return untold
                ? chain.filter(
                        exchange.mutate().request(new Counted(request, limit)).build())
                : chain.filter(exchange);
    }

    private DataSize limitFor(String path) {
        return switch (path) {
            case "/api/event-logs" -> limits.eventLog();
            case "/api/employees/imports" -> limits.employees();
            case "/api/observations" -> limits.observations();
            default -> limits.body();
        };
    }

    private static Refusal tooLarge(DataSize limit) {
        return new Refusal(
                HttpStatus.CONTENT_TOO_LARGE,
                "too-large",
                "The body is larger than " + limit.toBytes()
                        + " bytes, the most that is taken here. Send it in parts.");
    }

    private static final class Counted extends ServerHttpRequestDecorator {

        private final DataSize limit;
        private final AtomicLong sum = new AtomicLong();

        Counted(ServerHttpRequest request, DataSize limit) {
            super(request);
            this.limit = limit;
        }

        @Override
        public Flux<DataBuffer> getBody() {
            return super.getBody().handle((buffer, sink) -> {
                if (sum.addAndGet(buffer.readableByteCount()) > limit.toBytes()) {
                    DataBufferUtils.release(buffer);
                    sink.error(tooLarge(limit));
                } else {
                    sink.next(buffer);
                }
            });
        }
    }
}
