package id.timbang.kit.identity;

import id.timbang.kit.problem.Problem;
import jakarta.servlet.DispatcherType;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.server.resource.web.authentication.BearerTokenAuthenticationFilter;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Every service is a stateless resource server: whoever calls its interface brings a token, and what the caller may see
 * and do is for the service's own rights to say.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(IdentityProperties.class)
public class IdentityConfiguration {

    @Bean
    JwtDecoder tokenDecoder(IdentityProperties identity, Clock clock) {
        return TokenChecks.decoder(identity, clock);
    }

    /** Each filter of each request would be timed, and nobody reads that. */
    @Bean
    SecurityObservationSettings securityObservations() {
        return SecurityObservationSettings.noObservations();
    }

    @Bean
    SecurityFilterChain security(
            HttpSecurity http,
            IdentityProperties identity,
            @Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems) {
        AuthenticationEntryPoint refusal =
                (request, response, cause) -> problems.resolveException(request, response, null, unknown(cause));
        return http.sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                // Without a session there is nothing that another site could use.
                .csrf(csrf -> csrf.disable())
                .logout(logout -> logout.disable())
                .requestCache(cache -> cache.disable())
                .authorizeHttpRequests(requests -> requests.requestMatchers(
                                "/actuator/health", "/actuator/health/**", "/openapi/*.yaml")
                        .permitAll()
                        .requestMatchers("/actuator/metrics", "/actuator/metrics/**")
                        .access((authentication, request) ->
                                new AuthorizationDecision(seesTheWhole(authentication.get())))
                        .requestMatchers("/api/**", "/scim/**")
                        .authenticated()
                        // An answer under way is finished, and an error told, by whoever began it.
                        .dispatcherTypeMatchers(DispatcherType.ASYNC, DispatcherType.ERROR)
                        .permitAll()
                        .anyRequest()
                        .denyAll())
                .oauth2ResourceServer(server -> server.jwt(
                                token -> token.jwtAuthenticationConverter(new CallerReader(identity.claims())))
                        .authenticationEntryPoint(refusal)
                        .withObjectPostProcessor(toldOf(refusal)))
                .exceptionHandling(handling -> handling.authenticationEntryPoint(refusal)
                        .accessDeniedHandler((request, response, denied) ->
                                problems.resolveException(request, response, null, Sight.notYours())))
                .build();
    }

    /** Figures about the installation are for whoever answers for the whole of it. */
    private static boolean seesTheWhole(Authentication authentication) {
        return authentication.getPrincipal() instanceof Caller caller
                && (caller.managesAll() || caller.is(Role.AUDITOR));
    }

    /** Keys that cannot be fetched are told as such, too, and not as a fault of the service. */
    private static ObjectPostProcessor<BearerTokenAuthenticationFilter> toldOf(AuthenticationEntryPoint refusal) {
        return new ObjectPostProcessor<>() {
            @Override
            public <F extends BearerTokenAuthenticationFilter> F postProcess(F filter) {
                filter.setAuthenticationFailureHandler(refusal::commence);
                return filter;
            }
        };
    }

    private static Problem unknown(Exception cause) {
        return cause instanceof AuthenticationServiceException
                ? new Problem(
                        HttpStatus.SERVICE_UNAVAILABLE,
                        "identity-provider-away",
                        "The identity provider's keys cannot be fetched, so nobody can be known. Try again in a few"
                                + " seconds.")
                : new Problem(
                        HttpStatus.UNAUTHORIZED,
                        "not-logged-in",
                        "This needs a valid access token (Authorization: Bearer ...); it is missing, has ended, or is"
                                + " not of this installation.");
    }

    @Bean
    WebMvcConfigurer callerParameters() {
        return new WebMvcConfigurer() {
            @Override
            public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
                resolvers.add(new CallerParameter());
            }
        };
    }

    private static final class CallerParameter implements HandlerMethodArgumentResolver {

        @Override
        public boolean supportsParameter(MethodParameter parameter) {
            return parameter.getParameterType().equals(Caller.class);
        }

        @Override
        public Object resolveArgument(
                MethodParameter parameter,
                @Nullable ModelAndViewContainer container,
                NativeWebRequest request,
                @Nullable WebDataBinderFactory binders) {
            Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
            if (authentication != null && authentication.getPrincipal() instanceof Caller caller) {
                return caller;
            }
            throw new IllegalStateException("a request came through without a caller");
        }
    }
}
