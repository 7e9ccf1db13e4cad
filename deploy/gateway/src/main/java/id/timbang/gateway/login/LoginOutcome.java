package id.timbang.gateway.login;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.web.server.WebFilterExchange;
import org.springframework.security.web.server.authentication.RedirectServerAuthenticationSuccessHandler;
import org.springframework.security.web.server.authentication.ServerAuthenticationFailureHandler;
import org.springframework.security.web.server.authentication.ServerAuthenticationSuccessHandler;
import org.springframework.security.web.server.savedrequest.ServerRequestCache;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** How a log-in ends: on the page that was asked for, or on a page that says it failed, and no more than that. */
@Component
class LoginOutcome implements ServerAuthenticationFailureHandler {

    private static final Logger log = LoggerFactory.getLogger(LoginOutcome.class);

    private final SessionProperties sessions;
    private final byte[] page;

    LoginOutcome(SessionProperties sessions) {
        this.sessions = sessions;
        try {
            page = new ClassPathResource("static/pages/login-failed.html").getContentAsByteArray();
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    /** From here on the session lives as long as sessions do. */
    ServerAuthenticationSuccessHandler success(ServerRequestCache asked) {
        RedirectServerAuthenticationSuccessHandler there = new RedirectServerAuthenticationSuccessHandler("/");
        there.setRequestCache(asked);
        return (exchange, person) -> exchange.getExchange()
                .getSession()
                .doOnNext(session -> session.setMaxIdleTime(sessions.idle()))
                .then(there.onAuthenticationSuccess(exchange, person));
    }

    @Override
    public Mono<Void> onAuthenticationFailure(WebFilterExchange exchange, AuthenticationException failed) {
        // The code alone: descriptions may carry what the caller sent.
        log.info(
                "a log-in failed: {}",
                failed instanceof OAuth2AuthenticationException known
                        ? known.getError().getErrorCode()
                        : failed.getClass().getSimpleName());
        ServerHttpResponse response = exchange.getExchange().getResponse();
        response.setStatusCode(HttpStatus.UNAUTHORIZED);
        response.getHeaders().setContentType(MediaType.TEXT_HTML);
        return response.writeWith(
                Mono.fromSupplier(() -> response.bufferFactory().wrap(page)));
    }
}
