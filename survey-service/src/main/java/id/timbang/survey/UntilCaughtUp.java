package id.timbang.survey;

import id.timbang.kit.event.TopicReader;
import id.timbang.kit.problem.Problem;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Answers 503 until the log has been read: before that, an employee would be "unknown" and a survey's version 1. */
@Component
class UntilCaughtUp implements HandlerInterceptor, WebMvcConfigurer {

    private final List<TopicReader> readers;

    UntilCaughtUp(List<TopicReader> readers) {
        this.readers = List.copyOf(readers);
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this).addPathPatterns("/api/**");
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (!readers.stream().allMatch(TopicReader::isCaughtUp)) {
            throw new Problem(
                    HttpStatus.SERVICE_UNAVAILABLE,
                    "starting",
                    "The service is still reading the event log. Try again in a few seconds.");
        }
        return true;
    }
}
