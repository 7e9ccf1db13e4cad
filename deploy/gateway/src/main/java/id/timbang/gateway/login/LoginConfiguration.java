package id.timbang.gateway.login;

import id.timbang.gateway.GatewayProperties;
import id.timbang.gateway.Pages;
import id.timbang.gateway.Refusal;
import id.timbang.gateway.Routes;
import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.config.annotation.web.reactive.EnableWebFluxSecurity;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.oauth2.client.web.server.ServerOAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.client.web.server.WebSessionServerOAuth2AuthorizedClientRepository;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.security.web.server.ServerAuthenticationEntryPoint;
import org.springframework.security.web.server.authentication.RedirectServerAuthenticationEntryPoint;
import org.springframework.security.web.server.authorization.ServerAccessDeniedHandler;
import org.springframework.security.web.server.csrf.CsrfException;
import org.springframework.security.web.server.savedrequest.WebSessionServerRequestCache;
import org.springframework.security.web.server.util.matcher.ServerWebExchangeMatcher.MatchResult;
import reactor.core.publisher.Mono;

/** What is open, what needs a log-in, and how that goes. */
@Configuration(proxyBeanMethods = false)
@EnableWebFluxSecurity
class LoginConfiguration {

    private static final String[] OPEN = {
        "/api/settings",
        "/actuator/health",
        "/actuator/health/**",
        "/assets/**",
        "/survey/**",
        "/login/**",
        "/logout",
        Client.START,
    };

    /** In the session, not in a map by name: they end with it, and two sessions of a person do not share them. */
    @Bean
    ServerOAuth2AuthorizedClientRepository authorizedClients() {
        return new WebSessionServerOAuth2AuthorizedClientRepository();
    }

    @Bean
    SecurityWebFilterChain doorkeeper(
            ServerHttpSecurity http,
            GatewayProperties properties,
            Client client,
            ServerOAuth2AuthorizedClientRepository clients,
            AccessTokens accessTokens,
            LoginManager login,
            LoginOutcome outcome,
            Logout logout) {
        WebSessionServerRequestCache asked = addressesOfPages();
        ServerAuthenticationEntryPoint entry = entry(asked);
        return http.headers(headers -> headers.disable()) // SecurityHeaders sets them, on every answer
                .httpBasic(basic -> basic.disable())
                .formLogin(form -> form.disable())
                .requestCache(cache -> cache.requestCache(asked))
                .csrf(csrf -> csrf.requireCsrfProtectionMatcher(Csrf.matcher())
                        .csrfTokenRequestHandler(new Csrf.InHeader())
                        .accessDeniedHandler(refused()))
                .authorizeExchange(requests -> requests.pathMatchers(open(properties))
                        .permitAll()
                        .anyExchange()
                        .authenticated())
                .oauth2Login(flow -> flow.clientRegistrationRepository(client)
                        .authorizedClientRepository(clients)
                        .authenticationManager(login)
                        .authenticationConverter(LoginManager.converter(client))
                        .authenticationSuccessHandler(outcome.success(asked))
                        .authenticationFailureHandler(outcome))
                .oauth2ResourceServer(server -> server.jwt(token -> token.jwtDecoder(accessTokens))
                        .authenticationEntryPoint(entry)
                        .authenticationFailureHandler((exchange, failed) -> Mono.error(
                                failed instanceof AuthenticationServiceException
                                        ? Refusal.providerAway()
                                        : Refusal.notLoggedIn())))
                .logout(leaving -> leaving.logoutHandler(logout).logoutSuccessHandler(logout))
                .exceptionHandling(
                        handling -> handling.authenticationEntryPoint(entry).accessDeniedHandler(refused()))
                .build();
    }

    private static String[] open(GatewayProperties properties) {
        return properties.gateway().identity() == null
                ? OPEN
                : Stream.of(OPEN, Routes.identityPaths()).flatMap(Stream::of).toArray(String[]::new);
    }

    /** Remembers which page was asked for: paths of ours only, and never what a program asked for. */
    private static WebSessionServerRequestCache addressesOfPages() {
        WebSessionServerRequestCache cache = new WebSessionServerRequestCache();
        cache.setSaveRequestMatcher(
                exchange -> Pages.isAskedFor(exchange.getRequest()) ? MatchResult.match() : MatchResult.notMatch());
        return cache;
    }

    private static ServerAuthenticationEntryPoint entry(WebSessionServerRequestCache asked) {
        RedirectServerAuthenticationEntryPoint start = new RedirectServerAuthenticationEntryPoint(Client.START);
        start.setRequestCache(asked);
        return (exchange, unknown) -> Pages.isAskedFor(exchange.getRequest())
                ? start.commence(exchange, unknown)
                : Mono.error(Refusal.notLoggedIn());
    }

    private static ServerAccessDeniedHandler refused() {
        return (exchange, denied) -> Mono.error(
                denied instanceof CsrfException
                        ? new Refusal(
                                HttpStatus.FORBIDDEN,
                                "csrf",
                                "What changes something needs the session's token, as GET /api/session gives it, in the"
                                        + " header that is named there.")
                        : new Refusal(HttpStatus.FORBIDDEN, "not-yours", "This is not yours."));
    }
}
