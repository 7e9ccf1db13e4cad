package id.timbang.indicator;

import id.timbang.kit.event.TopicReader;
import id.timbang.kit.problem.Problem;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Lets nobody in until the service has read its own topics: before that it would refuse employees that it is about
 * to know, and number changes from 1 again.
 */
@Configuration(proxyBeanMethods = false)
class StartingGate implements WebMvcConfigurer, HandlerInterceptor {

    private final List<TopicReader> readers;

    StartingGate(List<TopicReader> readers) {
        this.readers = readers;
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
                    "The service is still reading the event log; try again in a few seconds.");
        }
        return true;
    }
}
