package id.timbang.scoring;

import id.timbang.kit.event.TopicReader;
import id.timbang.kit.problem.Problem;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Answers nothing until the facts that stood in the log at the start are counted: before that an employee with evidence
 * would be shown as one without. Once open it stays open; partitions that come later bring facts later, not a hole.
 */
@Configuration(proxyBeanMethods = false)
class StartingGate implements WebMvcConfigurer, HandlerInterceptor {

    private final List<TopicReader> readers;
    private final HealthIndicator ingest;
    private volatile boolean open;

    StartingGate(List<TopicReader> readers, @Qualifier("ingestCaughtUp") HealthIndicator ingest) {
        this.readers = readers;
        this.ingest = ingest;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this).addPathPatterns("/api/**");
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (!open) {
            open = isCaughtUp();
        }
        if (!open) {
            throw new Problem(
                    HttpStatus.SERVICE_UNAVAILABLE,
                    "starting",
                    "The service is still counting what stands in the event log; try again in a few seconds.");
        }
        return true;
    }

    private boolean isCaughtUp() {
        return readers.stream().allMatch(TopicReader::isCaughtUp)
                && Status.UP.equals(ingest.health().getStatus());
    }
}
