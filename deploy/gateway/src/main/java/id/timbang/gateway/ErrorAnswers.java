package id.timbang.gateway;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.webflux.error.ErrorWebExceptionHandler;
import org.springframework.cloud.gateway.route.Route;
import org.springframework.cloud.gateway.support.ServerWebExchangeUtils;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponse;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Errors of the front door itself, as {@code application/problem+json}; those of a service pass through unchanged. */
@Component
@Order(-2) // before Spring Boot's own, which is at -1
class ErrorAnswers implements ErrorWebExceptionHandler {

    private static final Logger log = LoggerFactory.getLogger(ErrorAnswers.class);
    private static final String RETRY_SECONDS = "5";

    private final JsonMapper json;

    ErrorAnswers(JsonMapper json) {
        this.json = json;
    }

    @Override
    public Mono<Void> handle(ServerWebExchange exchange, Throwable error) {
        ServerHttpResponse response = exchange.getResponse();
        if (response.isCommitted()) {
            return Mono.error(error);
        }
        Answer answer = answer(exchange, error);
        response.setStatusCode(answer.status());
        response.getHeaders().setContentType(MediaType.APPLICATION_PROBLEM_JSON);
        if (answer.status().is5xxServerError()) {
            response.getHeaders().set(HttpHeaders.RETRY_AFTER, RETRY_SECONDS);
        }
        Refusal refusal = Refusal.in(error);
        if (refusal != null) {
            refusal.getHeaders().forEach(response.getHeaders()::addAll);
        }
        byte[] body = json.writeValueAsBytes(answer.body());
        return response.writeWith(Mono.just(response.bufferFactory().wrap(body)));
    }

    private Answer answer(ServerWebExchange exchange, Throwable error) {
        String path = exchange.getRequest().getPath().value();
        Optional<Part> part = partOf(exchange);
        Refusal refusal = Refusal.in(error);
        if (refusal != null) {
            return new Answer(
                    refusal.getStatusCode(), refusal.code(), String.valueOf(refusal.getReason()), Optional.empty());
        }
        if (part.isPresent() && isLate(error)) {
            return new Answer(
                    HttpStatus.GATEWAY_TIMEOUT,
                    "part-too-slow",
                    "The " + part.get().label() + " service did not answer in time. Try again in a few seconds.",
                    part);
        }
        if (part.isPresent() && error instanceof IOException) {
            log.warn("the {} service is away: {}", part.get().label(), error.toString());
            return new Answer(
                    HttpStatus.SERVICE_UNAVAILABLE,
                    "part-away",
                    "The " + part.get().label() + " service cannot be reached. Try again in a few seconds.",
                    part);
        }
        if (error instanceof ErrorResponse known) {
            HttpStatusCode status = known.getStatusCode();
            String detail = status.isSameCodeAs(HttpStatus.NOT_FOUND)
                    ? "There is nothing at " + path + "."
                    : String.valueOf(known.getBody().getDetail());
            return new Answer(status, codeOf(status), detail, part);
        }
        log.error("a request for {} failed", path, error);
        return new Answer(
                HttpStatus.INTERNAL_SERVER_ERROR,
                "internal-error",
                "The request failed by a fault of the front door; it has been logged.",
                part);
    }

    private static Optional<Part> partOf(ServerWebExchange exchange) {
        Route route = exchange.getAttribute(ServerWebExchangeUtils.GATEWAY_ROUTE_ATTR);
        return route == null ? Optional.empty() : Part.labelled(route.getId());
    }

    private static boolean isLate(Throwable error) {
        return error instanceof TimeoutException
                || error instanceof ErrorResponse known
                        && known.getStatusCode().isSameCodeAs(HttpStatus.GATEWAY_TIMEOUT);
    }

    private static String codeOf(HttpStatusCode status) {
        HttpStatus known = HttpStatus.resolve(status.value());
        return known == null
                ? "error"
                : known.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }

    private record Answer(HttpStatusCode status, String code, String detail, Optional<Part> part) {

        Map<String, Object> body() {
            Map<String, Object> body = new LinkedHashMap<>();
            HttpStatus known = HttpStatus.resolve(status.value());
            body.put("type", "urn:timbang:problem:" + code);
            body.put("title", known == null ? "Error" : known.getReasonPhrase());
            body.put("status", status.value());
            body.put("detail", detail);
            body.put("code", code);
            part.ifPresent(away -> body.put("part", away.label()));
            return body;
        }
    }
}
