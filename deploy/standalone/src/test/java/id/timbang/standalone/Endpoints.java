package id.timbang.standalone;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.util.ClassUtils;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;

/** What can be asked of the services, read from their controllers. */
final class Endpoints {

    private Endpoints() {}

    /** Verb and path of each, for example {@code GET /api/scores/{employeeId}}. */
    static Set<String> under(String basePackage) {
        ClassPathScanningCandidateComponentProvider controllers =
                new ClassPathScanningCandidateComponentProvider(false);
        controllers.addIncludeFilter(new AnnotationTypeFilter(RestController.class));
        Set<String> endpoints = new TreeSet<>();
        controllers.findCandidateComponents(basePackage).forEach(found -> of(ClassUtils.resolveClassName(
                        String.valueOf(found.getBeanClassName()), null))
                .forEach(endpoints::add));
        return endpoints;
    }

    private static Stream<String> of(Class<?> controller) {
        RequestMapping common = AnnotatedElementUtils.findMergedAnnotation(controller, RequestMapping.class);
        String[] prefixes = common == null || common.path().length == 0 ? new String[] {""} : common.path();
        return Arrays.stream(controller.getDeclaredMethods())
                .flatMap(method -> Arrays.stream(prefixes).flatMap(prefix -> of(prefix, method)));
    }

    private static Stream<String> of(String prefix, Method method) {
        RequestMapping mapping = AnnotatedElementUtils.findMergedAnnotation(method, RequestMapping.class);
        if (mapping == null) {
            return Stream.of();
        }
        String[] paths = mapping.path().length == 0 ? new String[] {""} : mapping.path();
        RequestMethod[] verbs = mapping.method().length == 0 ? RequestMethod.values() : mapping.method();
        return Arrays.stream(paths).flatMap(path -> Arrays.stream(verbs).map(verb -> verb + " " + prefix + path));
    }
}
