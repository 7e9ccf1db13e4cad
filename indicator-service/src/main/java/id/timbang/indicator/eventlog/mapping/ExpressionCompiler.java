package id.timbang.indicator.eventlog.mapping;

import dev.cel.bundle.Cel;
import dev.cel.bundle.CelFactory;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelIssue;
import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationException;
import dev.cel.common.ast.CelReference;
import dev.cel.common.types.CelKind;
import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import java.util.Set;

/**
 * Compiles expressions in the Common Expression Language. It has no loops but the macros over a list, no recursion
 * and no way out of itself; how many steps the macros may take is limited.
 *
 * <p>Variables: {@code event} and {@code case}, maps of attributes; {@code events}, all events of the case in the order of
 * time; {@code earlier} and {@code later}, those before and after this one; {@code index}, its place among them from 0.
 */
final class ExpressionCompiler {

    /** What an expression must give. */
    enum Wanted {
        TRUTH("true or false", Set.of(CelKind.BOOL)),
        NUMBER(
                "a whole number or an exact decimal: decimal('1.5'), hours(from, to)",
                Set.of(CelKind.INT, CelKind.OPAQUE)),
        TEXT(
                "a text, number or time",
                Set.of(CelKind.STRING, CelKind.INT, CelKind.OPAQUE, CelKind.BOOL, CelKind.TIMESTAMP));

        private final String words;
        private final Set<CelKind> kinds;

        Wanted(String words, Set<CelKind> kinds) {
            this.words = words;
            this.kinds = kinds;
        }

        private boolean allows(CelType type) {
            return type.kind() == CelKind.DYN || kinds.contains(type.kind());
        }
    }

    /** An expression that will not do; line and column are within the expression, from 1. */
    static final class WrongExpressionException extends Exception {

        private static final long serialVersionUID = 1L;

        private final int line;
        private final int column;

        WrongExpressionException(String message, int line, int column) {
            super(message);
            this.line = line;
            this.column = column;
        }

        int line() {
            return line;
        }

        int column() {
            return column;
        }
    }

    private static final int MAX_STEPS = 200_000;
    private static final int MAX_LENGTH = 4_000;
    private static final Set<String> BEYOND_EVENT = Set.of("events", "earlier", "later", "index");
    private static final CelType ATTRIBUTES = MapType.create(SimpleType.STRING, SimpleType.DYN);
    private static final CelType EVENTS = ListType.create(ATTRIBUTES);

    private final Cel cel;

    ExpressionCompiler() {
        DecimalFunctions decimals = new DecimalFunctions();
        cel = CelFactory.standardCelBuilder()
                .setOptions(CelOptions.current()
                        .evaluateCanonicalTypesToNativeValues(true)
                        .comprehensionMaxIterations(MAX_STEPS)
                        .maxExpressionCodePointSize(MAX_LENGTH)
                        .build())
                .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
                .addVar("event", ATTRIBUTES)
                .addVar("case", ATTRIBUTES)
                .addVar("events", EVENTS)
                .addVar("earlier", EVENTS)
                .addVar("later", EVENTS)
                .addVar("index", SimpleType.INT)
                .addFunctionDeclarations(decimals.declarations())
                .addFunctionBindings(decimals.bindings())
                .build();
    }

    Expression compile(String key, String text, Wanted wanted) throws WrongExpressionException {
        try {
            CelAbstractSyntaxTree tree = cel.compile(text).getAst();
            if (!wanted.allows(tree.getResultType())) {
                throw new WrongExpressionException(
                        "it gives " + tree.getResultType().name() + ", but '" + key + "' needs " + wanted.words, 1, 1);
            }
            boolean beyond = tree.getReferenceMap().values().stream()
                    .map(CelReference::name)
                    .anyMatch(BEYOND_EVENT::contains);
            return new Expression(key, text, cel.createProgram(tree), beyond);
        } catch (CelValidationException invalid) {
            CelIssue first = invalid.getErrors().get(0);
            throw new WrongExpressionException(
                    first.getMessage(),
                    first.getSourceLocation().getLine(),
                    first.getSourceLocation().getColumn() + 1);
        } catch (CelEvaluationException cannotBePlanned) {
            throw new WrongExpressionException(String.valueOf(cannotBePlanned.getMessage()), 1, 1);
        }
    }
}
