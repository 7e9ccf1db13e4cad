package id.timbang.indicator.eventlog.mapping;

import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelOverloadDecl;
import dev.cel.common.types.CelType;
import dev.cel.common.types.OpaqueType;
import dev.cel.common.types.SimpleType;
import dev.cel.runtime.CelFunctionBinding;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.function.IntPredicate;

/**
 * Exact decimals in CEL, whose own fractions are binary: {@code decimal(x)}, {@code hours(from, to)}, {@code minutes}
 * and {@code days} likewise, and {@code + - * / < <= > >=} among decimals and whole numbers.
 */
final class DecimalFunctions {

    static final CelType DECIMAL = OpaqueType.create("decimal");

    private static final Map<String, Duration> UNITS =
            Map.of("minutes", Duration.ofMinutes(1), "hours", Duration.ofHours(1), "days", Duration.ofDays(1));
    private static final Map<String, BinaryOperator<BigDecimal>> ARITHMETIC = Map.of(
            "_+_", (a, b) -> Decimals.canonical(a.add(b)),
            "_-_", (a, b) -> Decimals.canonical(a.subtract(b)),
            "_*_", (a, b) -> Decimals.canonical(a.multiply(b)),
            "_/_", Decimals::divide);
    private static final Map<String, IntPredicate> COMPARISONS = Map.of(
            "_<_", order -> order < 0,
            "_<=_", order -> order <= 0,
            "_>_", order -> order > 0,
            "_>=_", order -> order >= 0);

    private final List<CelFunctionDecl> declarations = new ArrayList<>();
    private final List<CelFunctionBinding> bindings = new ArrayList<>();

    DecimalFunctions() {
        unary("decimal", SimpleType.STRING, String.class, Decimals::read);
        unary("decimal", SimpleType.INT, Long.class, BigDecimal::valueOf);
        unary("decimal", DECIMAL, BigDecimal.class, same -> same);
        unary("-_", DECIMAL, BigDecimal.class, BigDecimal::negate);
        UNITS.forEach((name, unit) -> {
            String overload = name + "_between";
            declare(
                    name,
                    CelOverloadDecl.newGlobalOverload(overload, DECIMAL, SimpleType.TIMESTAMP, SimpleType.TIMESTAMP));
            bindings.add(CelFunctionBinding.from(
                    overload, Instant.class, Instant.class, (from, to) -> Decimals.between(from, to, unit)));
        });
        ARITHMETIC.forEach((operator, function) -> binary(operator, DECIMAL, function::apply));
        COMPARISONS.forEach((operator, fits) -> binary(operator, SimpleType.BOOL, (a, b) -> fits.test(a.compareTo(b))));
    }

    List<CelFunctionDecl> declarations() {
        return declarations;
    }

    List<CelFunctionBinding> bindings() {
        return bindings;
    }

    private interface OnDecimals {
        Object apply(BigDecimal left, BigDecimal right);
    }

    private <T> void unary(
            String name, CelType argument, Class<T> argumentClass, java.util.function.Function<T, Object> function) {
        String overload = "decimal_" + name + "_" + argument.name();
        declare(name, CelOverloadDecl.newGlobalOverload(overload, DECIMAL, argument));
        bindings.add(CelFunctionBinding.from(overload, argumentClass, function::apply));
    }

    private void binary(String operator, CelType result, OnDecimals function) {
        String overload = "decimal_" + operator;
        declare(operator, CelOverloadDecl.newGlobalOverload(overload, result, DECIMAL, DECIMAL));
        bindings.add(CelFunctionBinding.from(overload, BigDecimal.class, BigDecimal.class, function::apply));
        declare(operator, CelOverloadDecl.newGlobalOverload(overload + "_int", result, DECIMAL, SimpleType.INT));
        bindings.add(CelFunctionBinding.from(
                overload + "_int", BigDecimal.class, Long.class, (a, b) -> function.apply(a, BigDecimal.valueOf(b))));
        declare(operator, CelOverloadDecl.newGlobalOverload("int_" + overload, result, SimpleType.INT, DECIMAL));
        bindings.add(CelFunctionBinding.from(
                "int_" + overload, Long.class, BigDecimal.class, (a, b) -> function.apply(BigDecimal.valueOf(a), b)));
    }

    private void declare(String name, CelOverloadDecl overload) {
        declarations.add(CelFunctionDecl.newFunctionDeclaration(name, overload));
    }
}
