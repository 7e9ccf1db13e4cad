package id.timbang.kit.ready;

import id.timbang.kit.event.CaughtUp;
import id.timbang.kit.problem.Problem;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Answers 503 until the service has seen what stood in the log at the start. Before that an employee who is about to be
 * known would be refused, a version numbered from 1 again, and someone with evidence shown as one without.
 */
final class StartingGate implements WebMvcConfigurer, HandlerInterceptor {

    private final List<CaughtUp> parts;

    StartingGate(List<CaughtUp> parts) {
        this.parts = parts;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this).addPathPatterns("/api/**");
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (!parts.stream().allMatch(CaughtUp::isCaughtUp)) {
            throw new Problem(
                    HttpStatus.SERVICE_UNAVAILABLE,
                    "starting",
                    "The service is still reading the event log. Try again in a few seconds.");
        }
        return true;
    }
}
