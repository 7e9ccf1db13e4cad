package id.timbang.gateway.login;

import id.timbang.gateway.GatewayProperties;
import id.timbang.gateway.Refusal;
import java.time.Clock;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.server.WebSession;
import org.springframework.web.server.session.CookieWebSessionIdResolver;
import org.springframework.web.server.session.DefaultWebSessionManager;
import org.springframework.web.server.session.InMemoryWebSessionStore;
import org.springframework.web.server.session.WebSessionManager;
import reactor.core.publisher.Mono;

/** Sessions: a cookie without meaning outside this process, and what belongs to it in memory, for a limited time. */
@Configuration(proxyBeanMethods = false)
class Sessions {

    static final String COOKIE = "timbang-session";

    @Bean
    @ConditionalOnMissingBean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    WebSessionManager webSessionManager(SessionProperties sessions, GatewayProperties properties, Clock clock) {
        InMemoryWebSessionStore store = new BoundedStore(sessions);
        store.setMaxSessions(sessions.most());
        store.setClock(clock);
        CookieWebSessionIdResolver cookie = new CookieWebSessionIdResolver();
        cookie.setCookieName(COOKIE);
        cookie.addCookieInitializer(made -> made.httpOnly(true).sameSite("Lax").path("/"));
        if (properties.isPublicByHttps()) {
            // Behind a proxy that ends TLS a request may look like plain http.
            cookie.addCookieInitializer(made -> made.secure(true));
        }
        DefaultWebSessionManager manager = new DefaultWebSessionManager();
        manager.setSessionStore(store);
        manager.setSessionIdResolver(cookie);
        return manager;
    }

    /** A log-in that is begun and left must not take a place for as long as a session does. */
    private static final class BoundedStore extends InMemoryWebSessionStore {

        private final SessionProperties sessions;

        BoundedStore(SessionProperties sessions) {
            this.sessions = sessions;
        }

        @Override
        public Mono<WebSession> createWebSession() {
            return super.createWebSession()
                    .doOnNext(session -> session.setMaxIdleTime(sessions.login()))
                    .onErrorMap(
                            IllegalStateException.class,
                            full -> Refusal.tooMuch(
                                    "There are too many sessions. Try again in a few minutes.", sessions.login()));
        }
    }
}
