package id.timbang.indicator.eventlog.mapping;

import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import java.math.BigDecimal;
import java.util.Map;

/** An expression of the mapping, compiled and type-checked. */
final class Expression {

    private final String key;
    private final String text;
    private final CelRuntime.Program program;
    private final boolean looksBeyondEvent;

    /**
     * @param key              the mapping's key it stands under, for messages
     * @param looksBeyondEvent whether it looks at other events of the case, or at this one's place among them
     */
    Expression(String key, String text, CelRuntime.Program program, boolean looksBeyondEvent) {
        this.key = key;
        this.text = text;
        this.program = program;
        this.looksBeyondEvent = looksBeyondEvent;
    }

    boolean looksBeyondEvent() {
        return looksBeyondEvent;
    }

    boolean isTrue(Map<String, Object> variables) throws ExpressionFailedException {
        if (evaluate(variables) instanceof Boolean answer) {
            return answer;
        }
        throw failed("is neither true nor false");
    }

    BigDecimal number(Map<String, Object> variables) throws ExpressionFailedException {
        Object value = evaluate(variables);
        if (value instanceof BigDecimal number) {
            return number;
        }
        if (value instanceof Long whole) {
            return BigDecimal.valueOf(whole);
        }
        throw failed("gives no exact number; declare the attribute in 'types', or write decimal(...)");
    }

    String text(Map<String, Object> variables) throws ExpressionFailedException {
        String value = ValueType.text(evaluate(variables));
        if (value == null) {
            throw failed("gives neither text nor number nor time");
        }
        return value;
    }

    private Object evaluate(Map<String, Object> variables) throws ExpressionFailedException {
        try {
            return program.eval(variables);
        } catch (CelEvaluationException failed) {
            throw failed(failed.getMessage());
        }
    }

    private ExpressionFailedException failed(String why) {
        return new ExpressionFailedException("'" + key + "' (" + text + "): " + why);
    }
}
