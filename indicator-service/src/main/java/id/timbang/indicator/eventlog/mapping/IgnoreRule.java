package id.timbang.indicator.eventlog.mapping;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Events that are nobody's work.
 *
 * @param reason    why, as the answer counts them
 * @param employees as the log names them
 * @param when      further events, none: only those of the employees
 */
record IgnoreRule(
        String reason, Set<String> employees, @Nullable Expression when) {

    IgnoreRule {
        employees = Set.copyOf(employees);
    }
}
