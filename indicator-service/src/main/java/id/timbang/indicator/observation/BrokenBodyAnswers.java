package id.timbang.indicator.observation;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Answers calls whose body broke off. The server takes such a call for its own to answer, and throws away what it is
 * answered; where it then looks for a page about the error, it finds our answer in its place.
 */
final class BrokenBodyAnswers extends OncePerRequestFilter {

    private static final String REPLY = BrokenBodyAnswers.class.getName();

    /** Remembers the answer for when the server asks. */
    static void keep(HttpServletRequest request, Reply reply) {
        request.setAttribute(REPLY, reply);
    }

    @Override
    protected boolean shouldNotFilterErrorDispatch() {
        return false;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (request.getAttribute(REPLY) instanceof Reply reply && !response.isCommitted()) {
            response.setStatus(reply.status());
            response.setContentType(reply.type().toString());
            response.getOutputStream().write(reply.body().getBytes(StandardCharsets.UTF_8));
        } else {
            chain.doFilter(request, response);
        }
    }
}
