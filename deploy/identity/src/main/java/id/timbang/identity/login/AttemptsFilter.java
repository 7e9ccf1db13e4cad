package id.timbang.identity.login;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Stands before the password is looked at: who has been wrong too often waits, be the next one right or not. */
@Component
@Order(-200) // before Spring Security, at -100
class AttemptsFilter extends OncePerRequestFilter {

    private static final String TOKEN = "/oauth2/token";
    private static final String BASIC = "Basic ";
    /** The front door comes from inside, with a secret that cannot be guessed; a stranger must not lock it out. */
    private static final String FRONT_DOOR = "timbang";

    private final Attempts attempts;

    AttemptsFilter(Attempts attempts) {
        this.attempts = attempts;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        String path = request.getRequestURI();
        return !request.getMethod().equals("POST") || !path.equals(LoginPage.PATH) && !path.equals(TOKEN);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        boolean machine = request.getRequestURI().equals(TOKEN);
        String name = (machine ? "client " : "account ") + (machine ? client(request) : username(request));
        if (name.equals("client " + FRONT_DOOR)) {
            chain.doFilter(request, response);
            return;
        }
        String address = request.getRemoteAddr();
        Optional<Duration> wait = attempts.waitFor(name, address);
        if (wait.isPresent()) {
            refuse(request, response, wait.get(), machine);
            return;
        }
        chain.doFilter(request, response);
        if (response.getStatus() == HttpStatus.UNAUTHORIZED.value()) {
            attempts.failed(name, address);
        } else if (response.getStatus() < HttpStatus.BAD_REQUEST.value()) {
            attempts.succeeded(name, address);
        }
    }

    private static void refuse(HttpServletRequest request, HttpServletResponse response, Duration wait, boolean machine)
            throws ServletException, IOException {
        response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
        response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(wait.toSeconds() + 1));
        if (machine) {
            response.setContentType("application/problem+json");
            response.getWriter()
                    .write(
                            "{\"type\":\"urn:timbang:problem:too-many-attempts\",\"title\":\"Too Many Requests\",\"status\":429,"
                                    + "\"code\":\"too-many-attempts\",\"detail\":\"Too many wrong secrets for this client; try"
                                    + " again when Retry-After has passed.\"}");
        } else {
            request.setAttribute(LoginPage.MINUTES, wait.toMinutes() + 1);
            request.getRequestDispatcher(LoginPage.REFUSED).forward(request, response);
        }
    }

    private static String username(HttpServletRequest request) {
        return Optional.ofNullable(request.getParameter("username")).orElse("");
    }

    private static String client(HttpServletRequest request) {
        String header = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (header != null && header.regionMatches(true, 0, BASIC, 0, BASIC.length())) {
            try {
                byte[] decoded = Base64.getDecoder()
                        .decode(header.substring(BASIC.length()).strip());
                return new String(decoded, StandardCharsets.UTF_8).split(":", 2)[0];
            } catch (IllegalArgumentException notBase64) {
                return "";
            }
        }
        return Optional.ofNullable(request.getParameter("client_id")).orElse("");
    }
}
