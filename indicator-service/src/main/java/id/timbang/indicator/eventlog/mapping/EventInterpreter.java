package id.timbang.indicator.eventlog.mapping;

import id.timbang.indicator.eventlog.mapping.ObservationSink.EventPlace;
import id.timbang.indicator.observation.form.ObservationInput;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Applies a mapping to one event of a case. */
final class EventInterpreter {

    /**
     * The event.
     *
     * @param employee  as the log names them, none where it names nobody
     * @param instance  empty where it has none
     * @param index     its place among the case's events, from 0
     * @param caseWhole whether every event of the case could be read
     */
    record Subject(
            String caseId,
            @Nullable String employee,
            String instance,
            int index,
            Instant time,
            boolean caseWhole,
            EventPlace place) {}

    private final Mapping mapping;
    private final Subject subject;
    private final Map<String, Object> variables;
    private final Set<String> idsOfCase;
    private final ObservationSink sink;

    EventInterpreter(
            Mapping mapping,
            Subject subject,
            Map<String, Object> variables,
            Set<String> idsOfCase,
            ObservationSink sink) {
        this.mapping = mapping;
        this.subject = subject;
        this.variables = variables;
        this.idsOfCase = idsOfCase;
        this.sink = sink;
    }

    void interpret() {
        try {
            for (IgnoreRule rule : mapping.ignored()) {
                if (ignores(rule)) {
                    sink.ignored(rule.reason());
                    return;
                }
            }
            String employeeId = employeeId();
            if (employeeId == null) {
                refuse(
                        "missing-employee",
                        "The event has no attribute '" + mapping.employee()
                                + "'; if that is right for such events, list them under 'ignore' with a reason.");
                return;
            }
            for (ObservationRule rule : mapping.rules()) {
                apply(rule, employeeId);
            }
        } catch (ExpressionFailedException failed) {
            refuse("expression-failed", String.valueOf(failed.getMessage()));
        }
    }

    private boolean ignores(IgnoreRule rule) throws ExpressionFailedException {
        return subject.employee() != null && rule.employees().contains(subject.employee())
                || rule.when() != null && rule.when().isTrue(variables);
    }

    private @Nullable String employeeId() throws ExpressionFailedException {
        return mapping.employeeId() == null
                ? subject.employee()
                : mapping.employeeId().text(variables);
    }

    private void apply(ObservationRule rule, String employeeId) {
        try {
            if (rule.when() != null && !rule.when().isTrue(variables)) {
                return;
            }
            if (!subject.caseWhole()
                    && (rule.looksBeyondEvent()
                            || rule.id() == null && subject.instance().isEmpty())) {
                refuse(
                        "case-incomplete",
                        "'" + rule.indicator() + "' looks at the whole case (or numbers its events), but some event"
                                + " of the case could not be read; mend that one first.");
                return;
            }
            String id = rule.id() == null ? defaultId(rule) : rule.id().text(variables);
            if (!idsOfCase.add(id)) {
                refuse(
                        "duplicate-id",
                        "Two observations of the case would have the id '" + id
                                + "'; narrow 'when', or tell them apart by 'id' in the mapping.");
                return;
            }
            sink.observation(subject.place(), observation(rule, id, employeeId));
        } catch (ExpressionFailedException failed) {
            refuse("expression-failed", rule.indicator() + ": " + failed.getMessage());
        }
    }

    private ObservationInput observation(ObservationRule rule, String id, String employeeId)
            throws ExpressionFailedException {
        Map<String, String> attributes = new TreeMap<>();
        for (Map.Entry<String, Expression> attribute : rule.attributes().entrySet()) {
            attributes.put(attribute.getKey(), attribute.getValue().text(variables));
        }
        return new ObservationInput(
                id,
                mapping.source(),
                employeeId,
                null,
                rule.indicator(),
                subject.time().toString(),
                number(rule.value()),
                number(rule.numerator()),
                number(rule.denominator()),
                rule.reference() == null ? subject.caseId() : rule.reference().text(variables),
                attributes);
    }

    private @Nullable BigDecimal number(@Nullable Expression expression) throws ExpressionFailedException {
        return expression == null ? null : expression.number(variables);
    }

    private String defaultId(ObservationRule rule) {
        String event = subject.instance().isEmpty() ? String.valueOf(subject.index()) : subject.instance();
        return subject.caseId() + "/" + event + "/" + rule.indicator();
    }

    private void refuse(String code, String detail) {
        sink.refused(subject.place(), code, detail);
    }
}
