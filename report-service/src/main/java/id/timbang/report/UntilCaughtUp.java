package id.timbang.report;

import id.timbang.kit.event.TopicReader;
import id.timbang.kit.problem.Problem;
import id.timbang.report.summary.PartitionStart;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Answers 503 until the log has been read: a report over half of the scores would look like a whole one. */
@Component
class UntilCaughtUp implements HandlerInterceptor, WebMvcConfigurer {

    private final TopicReader directoryReader;
    private final PartitionStart scores;

    UntilCaughtUp(TopicReader directoryReader, PartitionStart scores) {
        this.directoryReader = directoryReader;
        this.scores = scores;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this).addPathPatterns("/api/**");
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (!directoryReader.isCaughtUp() || !scores.isCaughtUp()) {
            throw new Problem(
                    HttpStatus.SERVICE_UNAVAILABLE,
                    "starting",
                    "The service is still reading the event log. Try again in a few seconds.");
        }
        return true;
    }
}
